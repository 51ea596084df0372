"""The files that come with khtt: its data and its templates, wherever it is installed."""

from pathlib import Path

# Beside this file, not by importlib.resources: pip always unpacks a wheel, and importing that
# alone takes longer than reading a map.
_PACKAGE = Path(__file__).parent
_CHECKOUT = _PACKAGE.parents[1]
_DECIDING = {".py", ".json", ".csv", ".xml"}


def data(name: str) -> Path:
    """The data file of this name, such as `gazetteer/map34_provinces.csv`."""
    return _PACKAGE / "data" / name


def template_folder() -> Path:
    """The folder of the templates that come with khtt.

    A wheel carries them inside the package; in a checkout they lie at the top, where an office
    finds and edits them.
    """
    shipped = _PACKAGE / "templates"
    return shipped if shipped.is_dir() else _CHECKOUT / "templates"


def template_texts() -> dict[str, str]:
    """The templates by their names below the folder, such as `parts/head.html`."""
    folder = template_folder()
    files = sorted(folder.rglob("*.html"))
    return {file.relative_to(folder).as_posix(): file.read_text("utf-8") for file in files}


def package_bytes() -> tuple[bytes, ...]:
    """Everything that decides what a document looks like: the code, the data, the templates."""
    shipped = (file for file in sorted(_PACKAGE.rglob("*")) if file.suffix in _DECIDING)
    code = tuple(file.read_bytes() for file in shipped)
    return (*code, *(text.encode() for text in template_texts().values()))
