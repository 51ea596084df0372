"""The files that come with khtt: its data and its templates, wherever it is installed."""

from pathlib import Path

from khtt.data import data
from khtt.nouns.diagnostic import Diagnostic, Place, PlanError
from khtt.nouns.language import ENGLISH, Catalogue, _, sentences
from khtt.workspace import files_below

TEMPLATES = "templates"

# Beside this file, not by importlib.resources: pip always unpacks a wheel, and importing that
# alone takes longer than reading a map.
_PACKAGE = Path(__file__).parent.parent
_CHECKOUT = _PACKAGE.parents[1]
_DECIDING = {".py", ".json", ".csv", ".xml"}


def template_folder() -> Path:
    """The folder of the templates that come with khtt.

    A wheel carries them inside the package; in a checkout they lie at the top, where an office
    finds and edits them.
    """
    shipped = _PACKAGE / "templates"
    return shipped if shipped.is_dir() else _CHECKOUT / "templates"


def template_texts(workspace: Path | None = None) -> dict[str, str]:
    """The templates by their names below the folder, such as `parts/head.html`.

    A workspace may have a folder `templates` with its own; those win. Raise PlanError for one that
    is not UTF-8.
    """
    folders = [template_folder(), *([workspace / TEMPLATES] if workspace else [])]
    found = {name: text for folder in folders for name, text in files_below(folder, {".html"})}
    return {name: _text(name, content) for name, content in sorted(found.items())}


def language_names() -> tuple[str, ...]:
    """The languages that khtt speaks, English first."""
    return ENGLISH, *sorted(path.name for path in data("locale").iterdir() if path.is_dir())


def catalogue(language: str) -> Catalogue:
    """What the catalogues of a language say together; English has none."""
    files = sorted(data(f"locale/{language}").glob("*.po"))
    return Catalogue(sentences(f"{path.read_text('utf-8')}\n" for path in files))


def _text(name: str, content: bytes) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = content[: error.start].decode("utf-8")
        column = len(before) - before.rfind("\n")
        at = Place(f"{TEMPLATES}/{name}", before.count("\n") + 1, column)
        hint = _("save the file as UTF-8")
        raise PlanError(
            [Diagnostic("KH401", _("the template is not UTF-8"), at, hint=hint)]
        ) from None


def package_bytes() -> tuple[bytes, ...]:
    """The code and the data of khtt: with the plan and the templates, all that makes a document."""
    return tuple(content for _, content in files_below(_PACKAGE, _DECIDING))
