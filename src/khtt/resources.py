"""The files that come with khtt: its data and its templates, wherever it is installed."""

from pathlib import Path

# Beside this file, not by importlib.resources: pip always unpacks a wheel, and importing that
# alone takes longer than reading a map.
_PACKAGE = Path(__file__).parent
_CHECKOUT = _PACKAGE.parents[1]


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
