"""The settings of a workspace: read strictly, and what they name held against what there is."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from khtt.load import load
from khtt.nouns.diagnostic import Diagnostic, PlanError, nearest
from khtt.nouns.language import _
from khtt.nouns.settings import SETTINGS_FILE, Settings
from khtt.nouns.source import Source
from khtt.parse import parse
from khtt.workspace import Workspace

# What later stages rely on stays an error: the YAML, the shape, ids and overlays, the templates.
_BINDING = ("KH0", "KH1", "KH211", "KH212", "KH213", "KH22", "KH23", "KH24", "KH26", "KH4")


def settings_path(plans: Path) -> Path:
    """Give the place of the settings that hold for a folder of plans: beside it."""
    return (plans / ".." if plans == Path() else plans.parent) / SETTINGS_FILE


def read_settings(workspace: Workspace, plans: Path = Path("plans")) -> Settings:
    """Give the settings that hold for a folder of plans; those of khtt itself without a file.

    Raise PlanError with everything that is wrong in the file.
    """
    path = settings_path(plans)
    if not workspace.exists(path):
        return Settings()
    source = load(workspace.read(path), path.as_posix())
    settings = parse(source, Settings)
    problems = [*_rules(settings, source), *_kinds(settings, source)]
    if problems:
        raise PlanError(problems)
    return settings


def _rules(settings: Settings, source: Source) -> Iterator[Diagnostic]:
    if not settings.rules:
        return
    from khtt.compiler.rules import pages

    known = {page.code for page in pages()}
    for code, severity in settings.severities.items():
        at = source.key_place(("rules", code))
        if code not in known:
            message = _("there is no rule {code}").format(code=code)
            yield Diagnostic("KH261", message, at, hint=_meant(code, known))
        elif code.startswith(_BINDING) and severity != "error":
            message = _("the rule {code} cannot be turned off").format(code=code)
            hint = _("delete the line: documents cannot be made from what this rule refuses")
            yield Diagnostic("KH262", message, at, hint=hint)


def _kinds(settings: Settings, source: Source) -> Iterator[Diagnostic]:
    if not settings.kinds:
        return
    from khtt.nouns.change.kinds import Kind

    known = {kind.value for kind in Kind}
    for kind in settings.levels:
        if kind not in known:
            message = _("there is no kind of change '{kind}'").format(kind=kind)
            at = source.key_place(("kinds", kind))
            yield Diagnostic("KH261", message, at, hint=_meant(kind, known))


def _meant(word: str, known: Iterable[str]) -> str:
    meant = nearest(word, known)
    return _("did you mean {word}?").format(word=meant) if meant else _("see: khtt rules")
