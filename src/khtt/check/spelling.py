"""Rules about words: doubled, without diacritics, left over from an input method (KH385-KH389)."""

import re
from collections.abc import Iterator

from khtt.check.survey import Survey
from khtt.check.words import REFERENCE, own
from khtt.nouns.diagnostic import Diagnostic
from khtt.nouns.language import _
from khtt.nouns.plan.file import Term
from khtt.nouns.syllable import is_bare_syllable, is_syllable, tone_misplaced, typed
from khtt.nouns.text import bare

_DOUBLED = re.compile(r"(?<!\w)([^\W\d_]+(?: [^\W\d_]+)?) \1(?!\w)", re.IGNORECASE)
# Words that are doubled on purpose.
_REDUPLICATED = frozenset(
    "luôn thường đều ngày người nhà ngành đời dần từ mãi song ai chung đôi lâu năm tháng nơi vùng"
    " khắp đâu gì hay rất xa cao sâu nhanh chầm lần từng nhiều xanh đỏ vàng".split()
)
# "thực hiện hiện đại hóa": the end of one word and the beginning of the next.
_COMPOUNDS = frozenset(
    "hiện đại,hiện hành,hiện nay,hiện có,hiện tại,tác động,tác phẩm,tác giả,tác nghiệp,tác phong"
    ",thông tin,thông báo,thông điệp,thông qua,thông tư,thông suốt,thông tấn,thông thường,xã hội"
    ",động viên,động lực,tin tưởng,tin nhắn,tin bài,tin tức,tin cậy,đảm bảo,dân cư,dân tộc,dân số"
    ",dân trí,dân vận,gia đình,gia tăng,nhân dân,nhân viên,nhân lực,nhân rộng,chính sách,chính trị"
    ",chính quyền,chính thức,chính xác,viên chức,hội nghị,hội viên,hội thảo,hội thi,hành chính,hành động"
    ",đối tượng,đối thoại,kinh tế,kinh phí,sự kiện,sự nghiệp,công tác,công dân,công chức,công khai"
    ",quan tâm,quan trọng,quan hệ,quản lý,tế bào,tham gia,báo cáo,báo chí,bảo đảm,bảo hiểm,biểu mẫu"
    ",trung tâm,trung ương,tâm lý,lý do,mục tiêu,mục đích,tiêu chí,chí công,phát triển,phát thanh"
    ",triển khai,khai thác,hướng dẫn,dẫn chứng,sinh viên,sinh hoạt,học sinh,vụ việc,nhiệm vụ,tập huấn"
    ",tập thể,tập trung,vi phạm,phương pháp,phương tiện,phương thức,phương án,phương hướng,pháp luật,pháp lý,luật sư,thể thao,thể hiện,trình độ,trình diễn,cơ quan,cơ sở,cơ chế,cơ bản".split(",")
)
_WORD = re.compile(r"[^\W\d_]+")
_ASCII_WORD = re.compile(r"[A-Za-z]+")
_LONE = re.compile(r"(?<= )(?:[đĐ] (?=[ảáàãạăắằẳẵặâấầẩẫậèéẻẽẹêếềểễệìíỉĩịòóỏõọôốồổỗộơớờởỡợùúủũụưứừửữựỳýỷỹỵ])|[b-df-hj-np-tv-z] (?=[à-ỹ]\w*\b))")
_LAST_WORD = re.compile(r"([^\W\d_]+) $")
_FEWEST, _SHARE = 3, 0.8
# English words of four letters or more that Telex would make Vietnamese.
_ENGLISH = frozenset("chaos chair hoax foods tools taxes".split())


def doubled_word(survey: Survey) -> Iterator[Diagnostic]:
    """KH385 (warning): a word stands twice in a row.

    It slipped in while typing. Words that Vietnamese doubles ("luôn luôn", "người người") are fine.

    Wrong:
        contents: [{id: said, ref: I, text: Vấn đề về về chính sách}]
    Right:
        contents: [{id: said, ref: I, text: Vấn đề về chính sách}]
    """
    for path, _noun, text in own(survey):
        for found in _DOUBLED.finditer(text):
            word = found[1].lower()
            after = _WORD.search(text, found.end())
            joined = f"{word} {after[0].lower()}" if after and after.start() == found.end() + 1 else ""
            if word in _REDUPLICATED or joined in _COMPOUNDS or _is_seam(found, joined, survey):
                continue
            message = _("'{word}' stands twice").format(word=found[1])
            at = survey.spot(path, found.start() + len(found[1]) + 1)
            yield survey.warning("KH385", at, message, _("delete one"))
            break


def _is_seam(found: re.Match[str], joined: str, survey: Survey) -> bool:
    """Tell whether one word ends and another begins here: "hành vi vi phạm".

    So it is where the second word stands elsewhere in the plan, after another word than this one's.
    """
    before = _LAST_WORD.search(found.string, 0, found.start())
    if not joined or not before:
        return False
    elsewhere = re.compile(rf"([^\W\d_]+)[ ,;(“]+{re.escape(joined)}(?!\w)", re.IGNORECASE)
    word = found[1].lower()
    return any(
        one[1].lower() not in (before[1].lower(), word)
        for text in survey.texts
        if joined in text.text
        for one in elsewhere.finditer(text.text)
    )


def without_diacritics(survey: Survey) -> Iterator[Diagnostic]:
    """KH388 (warning): a Vietnamese text has no diacritics.

    It was typed without an input method, or lost its marks on the way. Type it again.

    Wrong:
        contents: [{id: said, ref: I, text: To chuc hoi nghi truyen thong}]
    Right:
        contents: [{id: said, ref: I, text: Tổ chức hội nghị truyền thông}]
    """
    for path, noun, text in own(survey):
        if not text.isascii() or isinstance(noun, Term) or " " not in text:
            continue
        words = [word for word in _ASCII_WORD.findall(text) if not word.isupper()]
        likely = [word for word in words if len(word) > 1 and is_bare_syllable(word)]
        if len(likely) >= _FEWEST and len(likely) >= _SHARE * len(words):
            message = _("the text has no diacritics")
            yield survey.warning("KH388", survey.spot(path, 0), message, _("type it with its marks"))


def slip_of_the_keyboard(survey: Survey) -> Iterator[Diagnostic]:
    """KH389 (warning): a word is none: keys of the input method are left, or a mark stands wrong.

    `khoong` for `không`, `tạọ` for `tạo`, `dạmg` for `dạng`, `Đaị` for `Đại`, `sửa đ ổi`.

    Wrong:
        contents: [{id: said, ref: I, text: Nội dung truyeenf thông}]
    Right:
        contents: [{id: said, ref: I, text: Nội dung truyền thông}]
    """
    known = dict[str, str | None]()
    for path, noun, text in own(survey):
        if isinstance(noun, Term):
            continue
        if "{" in text:
            text = REFERENCE.sub(lambda one: " " * len(one[0]), text)  # noqa: PLW2901 (the same words)
        for found in _WORD.finditer(text):
            word = found[0]
            if word not in known:
                known[word] = _slip(word)
            if (right := known[word]) is not None:
                message = _("'{word}' is no word").format(word=word)
                hint = _("write {right}").format(right=right) if right else _("type it again")
                yield survey.warning("KH389", survey.spot(path, found.start()), message, hint)
                break
        else:
            if lone := _LONE.search(text):
                message = _("a word is torn apart: '{text}'").format(text=text[lone.start() : lone.end() + 3].strip())
                at = survey.spot(path, lone.start())
                yield survey.warning("KH389", at, message, _("delete the blank"))


def _slip(word: str) -> str | None:
    """Give what a word should be, empty where that is not known; None for a word that may stand."""
    if word.isascii():
        small = word.lower()
        if word.isupper() or is_bare_syllable(word) or small in _ENGLISH:
            return None
        return typed(word)
    if tone_misplaced(word):
        return ""
    return "" if word.islower() and not is_syllable(word) and bare(word) != word else None


SPELLING = (doubled_word, without_diacritics, slip_of_the_keyboard)
