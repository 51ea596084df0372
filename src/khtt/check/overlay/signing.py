"""Rules about who signs an overlay's document, and under which number (KH264, KH265)."""

import re
from collections.abc import Iterator

from khtt.check.overlay.survey import OverlaySurvey
from khtt.nouns.diagnostic import Diagnostic, Related
from khtt.nouns.language import _
from khtt.nouns.organisation import Body, NoCommittee
from khtt.nouns.plan.file import Signature
from khtt.nouns.source import Path
from khtt.nouns.text import fold

_NUMBER = re.compile(r"\d{1,5}[a-zA-Z]?")
_FOR_ANOTHER = {"KT.", "TL.", "TUQ."}


def wrong_signature(survey: OverlaySurvey) -> Iterator[Diagnostic]:
    """KH264: the signature does not fit the body that issues the document (Nghị định 30/2020, Điều 13).

    An office is signed for by its Giám đốc, a People's Committee by its Chủ tịch, TM. the
    committee; who signs KT., TL. or TUQ. says under `title` what they are, a deputy after KT.
    Mend the signature.
    """
    signature, body = survey.overlay.facts.signature, _issuer(survey)
    if signature is None or body is None:
        return
    for field, message, hint in _faults(signature, body):
        where = Related(
            survey.chain.source.place(("plan", "signature")), _("the plan above is signed so")
        )
        yield survey.breach("KH264", ("facts", "signature", field), message, where, hint)


def _issuer(survey: OverlaySurvey) -> Body | None:
    if survey.body is None or survey.overlay.issuer != "committee":
        return survey.body
    try:
        return survey.organisation.committee(survey.body)
    except NoCommittee:
        return None


def _faults(one: Signature, body: Body) -> Iterator[tuple[str, str, str]]:
    head = body.head
    if not fold(one.head).startswith(fold(head)):
        message = _("the head of {body} is {head}, not {said}")
        yield (
            "head",
            message.format(body=body.short, head=head, said=one.head),
            _("write {title}").format(title=head.upper()),
        )
    if one.authority in _FOR_ANOTHER and not one.title:
        message = _("{authority} stands before the head's title, and the signer's own is missing")
        hint = _("add `title`, such as {title}").format(title=body.deputy.upper())
        yield "authority", message.format(authority=one.authority), hint
    if one.title and one.authority not in _FOR_ANOTHER:
        message = _("the signer's own title is not printed without KT., TL. or TUQ.")
        yield "title", message, _("add `authority: KT.`, or leave `title` out")
    elif one.title and one.authority == "KT." and not fold(one.title).startswith("phó"):
        message = _("KT. is signed by a deputy, not by {title}").format(title=one.title)
        yield "title", message, _("write {title}").format(title=body.deputy.upper())
    elif (
        one.title and one.authority == "KT." and not fold(one.title).startswith(f"phó {fold(head)}")
    ):
        message = _("{title} is not the deputy of {head}").format(title=one.title, head=head)
        yield "title", message, _("write {title}").format(title=body.deputy.upper())
    elif one.title and fold(one.title) == fold(f"phó {one.head}") and one.authority != "KT.":
        message = _("a deputy signs KT., not {authority}").format(authority=one.authority)
        yield "authority", message, _("write `authority: KT.`")
    elif one.title and fold(one.title) == fold(one.head):
        message = _("the head signs for the head")
        yield "title", message, _("leave `authority` and `title` out")
    if not body.committee and (one.body or one.authority == "TM."):
        field = "body" if one.body else "authority"
        message = _("TM. stands before a body that decides together, not before {body}")
        yield field, message.format(body=body.short), _("leave it out")


def wrong_number(survey: OverlaySurvey) -> Iterator[Diagnostic]:
    """KH265: a number is not of the form that plans have: `12`, or `12/KH-BHXH` with its own symbol.

    It is printed as it stands. Write the number, and the symbol of the body that issues it.
    """
    body, overlay = _issuer(survey), survey.overlay
    if body and overlay.facts.number:
        yield from _form(survey, ("facts", "number"), overlay.facts.number, body.symbol)
    if body and overlay.amends:
        yield from _form(survey, ("amends", "number"), overlay.amends.number, body.symbol)
    if overlay.facts.parent:
        yield from _form(survey, ("facts", "parent", "number"), overlay.facts.parent.number, "")


def _form(survey: OverlaySurvey, path: Path, said: str, symbol: str) -> Iterator[Diagnostic]:
    digits, slash, rest = said.partition("/")
    right = not slash or rest == symbol or rest.startswith(f"{symbol}-")
    if not symbol:
        right = rest.startswith("KH-")
    if _NUMBER.fullmatch(digits) and right and int(re.sub(r"\D", "", digits)):
        return
    message = _("'{number}' is not the number of a plan").format(number=said)
    where = Related(survey.chain.source.place(("plan", "issued")), _("the plan above"))
    hint = _("write such as 12/{symbol}").format(symbol=symbol or "KH-BHXH")
    yield survey.breach("KH265", path, message, where, hint)


SIGNING = (wrong_signature, wrong_number)
