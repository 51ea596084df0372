"""Sums written out in words, as offices do under a table: "Bằng chữ: Ba mươi lăm triệu đồng"."""

_DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
_GROUPS = ("", "nghìn", "triệu")
_THOUSAND, _BILLION, _HUNDRED, _TEN, _FIVE = 1000, 10**9, 100, 10, 5


def in_words(amount: int) -> str:
    """Give a sum in đồng in words, with a capital; raise ValueError for a negative one."""
    if amount < 0:
        message = f"no words for {amount} đồng"
        raise ValueError(message)
    said = " ".join(_number(amount)) or _DIGITS[0]
    return f"{said[:1].upper()}{said[1:]} đồng"


def _number(amount: int, *, inner: bool = False) -> list[str]:
    """Give the words of a number; `inner` tells that larger groups stand before it."""
    if amount >= _BILLION:
        billions, rest = divmod(amount, _BILLION)
        return [*_number(billions, inner=inner), "tỷ", *_number(rest, inner=True)]
    words: list[str] = []
    for place in (2, 1, 0):
        group = amount // _THOUSAND**place % _THOUSAND
        if group:
            words += _group(group, whole=inner or bool(words))
            words += [_GROUPS[place]] if _GROUPS[place] else []
    return words


def _group(group: int, *, whole: bool) -> list[str]:
    """Give the words of a number below a thousand, with its noughts where it is a part of another."""
    hundreds, rest = divmod(group, _HUNDRED)
    tens, ones = divmod(rest, _TEN)
    words = [_DIGITS[hundreds], "trăm"] if hundreds or whole else []
    if tens > 1:
        words += [_DIGITS[tens], "mươi"]
    elif tens == 1:
        words.append("mười")
    elif ones and words:
        words.append("linh")
    if ones == 1 and tens > 1:
        words.append("mốt")
    elif ones == _FIVE and tens:
        words.append("lăm")
    elif ones:
        words.append(_DIGITS[ones])
    return words
