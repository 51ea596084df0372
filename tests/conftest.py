"""What every test shares."""

import os
import shutil

import pytest

# What some tests need beside Python, by their marks: a program, and what else it may be called.
NEEDED = {
    "office": ("LibreOffice", ("soffice",)),
    "browser": ("Chromium", ("chromium", "chromium-browser", "google-chrome")),
}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Skip what needs a program where it is missing; in CI it must be there."""
    if os.environ.get("CI"):
        return
    for mark, (name, programs) in NEEDED.items():
        if any(map(shutil.which, programs)):
            continue
        missing = pytest.mark.skip(reason=f"{name} ({programs[0]}) is not installed")
        for item in items:
            if item.get_closest_marker(mark):
                item.add_marker(missing)
