"""What every test shares."""

import os
import shutil

import pytest

OFFICE = shutil.which("soffice")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Skip what needs LibreOffice where it is missing; in CI it must be there."""
    if OFFICE or os.environ.get("CI"):
        return
    missing = pytest.mark.skip(reason="LibreOffice (soffice) is not installed")
    for item in items:
        if item.get_closest_marker("office"):
            item.add_marker(missing)
