"""Rules about drafts: what is missing is told, and refused once the plan is issued (KH35x)."""

from collections.abc import Iterator

from khtt.check.survey import Survey
from khtt.nouns.diagnostic import Diagnostic
from khtt.nouns.language import _, marked
from khtt.nouns.plan.gaps import Gap, Lack, gaps

WORDS = {
    Lack.NUMBER: marked("the number of the document is missing"),
    Lack.DAY: marked("the day of issue is missing"),
    Lack.SIGNER: marked("the name of who signs is missing"),
    Lack.FUNDING: marked("where the money comes from is missing"),
    Lack.RECIPIENTS: marked("who receives it is missing"),
    Lack.STEP: marked("what is reached in the plan's year is missing"),
    Lack.AMOUNT: marked("how much and when is missing"),
    Lack.DEADLINE: marked("when the report is due is missing"),
    Lack.TEXT: marked("the text is left open"),
}


def gaps_of_a_draft(survey: Survey) -> Iterator[Diagnostic]:
    """KH350: something that the issue of the plan needs is missing.

    A draft (`status: draft`) may lack it, and its documents list it; a plan that says it is issued
    (`status: issued`) may not. A plan that does not say which it is lacks nothing.

    Wrong:
        plan: {status: issued, issued: {year: 2023}}
    Right:
        plan: {contact: {unit: office}}
    """
    identity = survey.plan.plan
    if "status" not in identity.model_fields_set:
        return
    tell = survey.warning if identity.status == "draft" else survey.error
    for gap in gaps(survey.plan):
        yield tell("KH350", gap.path, _said(gap), _("add it; a draft may wait with it"))


def _said(gap: Gap) -> str:
    words = _(WORDS[gap.lack])
    if not gap.of:
        return words
    return _("{what}, of '{item}'").format(what=words, item=gap.of[:60].strip())


DRAFT = (gaps_of_a_draft,)
