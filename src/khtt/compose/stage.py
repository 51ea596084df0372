"""The stage itself: templates compiled once, each document rendered once, problems with their lines."""

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass

from jinja2 import TemplateSyntaxError

from khtt.compose.draft import drafted
from khtt.compose.engine import environment, rendered
from khtt.compose.introduce import introduce
from khtt.compose.kept import Kept
from khtt.compose.leaf import MarkupError
from khtt.compose.problems import FAILURES, Told, failed, forbidden, misplaced, unreadable
from khtt.compose.sandbox import Sandbox
from khtt.compose.tree import document
from khtt.nouns.diagnostic import PlanError
from khtt.nouns.document import Document
from khtt.nouns.plan.gaps import gaps
from khtt.nouns.plan.resolved import Plan
from khtt.nouns.report.document import ReportDocument


@dataclass(frozen=True, slots=True)
class Templates:
    """Templates compiled once, and their texts, which tell the place of a problem."""

    jinja: Sandbox
    told: Told
    kept: Kept

    @property
    def texts(self) -> Mapping[str, str]:
        """Give the templates' texts by name."""
        return self.told.texts


def load_templates(texts: Mapping[str, str], folder: str) -> Templates:
    """Make templates ready from their texts by name; raise PlanError for tags they may not use.

    Problems are told with `folder` before the name of the template.
    """
    composed = {name: unicodedata.normalize("NFC", text) for name, text in texts.items()}
    told = Told(composed, folder)
    if problems := tuple(forbidden(told)):
        raise PlanError(problems)
    jinja, kept = environment(composed), Kept()
    jinja.say_once(kept.once)
    return Templates(jinja, told, kept)


def compose(plan: Plan | ReportDocument, templates: Templates, name: str) -> Document:
    """Render the template of a kind of document for a plan; raise PlanError with the template's line."""
    told = templates.told
    templates.kept.tidy()
    try:
        markup = rendered(templates.jinja, name, plan)
    except TemplateSyntaxError:
        raise PlanError(unreadable(told, templates.jinja)) from None
    except FAILURES as error:
        raise PlanError([failed(told, error, name, plan)]) from None
    try:
        made = introduce(document(markup, templates.kept), plan.abbreviations)
    except MarkupError as error:
        raise PlanError([misplaced(told, error, name, plan)]) from None
    if isinstance(plan, Plan) and plan.file.plan.status == "draft":
        return drafted(made, gaps(plan.file))
    return made
