"""`khtt kinds`: the kinds of change, what they weigh, and what each looks like."""

from collections.abc import Mapping
from pathlib import Path

from khtt.cli.common import WorkspaceFolder, print_rows
from khtt.workspace import DiskWorkspace, nearest_workspace


def kinds(workspace: WorkspaceFolder = None) -> None:
    """List the kinds of change, with examples.

    Of each: its name for --kind, its level, what it is called, an example.

    A workspace sets levels of its own in khtt.yaml, under `kinds:`.
    """
    from khtt.formats.changes.examples import EXAMPLES
    from khtt.formats.changes.labels import kind_name
    from khtt.formats.changes.names import LEVELS
    from khtt.nouns.change.kinds import Kind, Level, level
    from khtt.nouns.language import _

    own = _own_levels(workspace)
    levels = {kind: Level(own.get(kind.value, level(kind).value)) for kind in Kind}
    print_rows(
        [
            (
                kind.value,
                levels[kind].value,
                _(LEVELS[levels[kind]]),
                kind_name(kind),
                _(EXAMPLES[kind]),
            )
            for kind in Kind
        ]
    )


def _own_levels(folder: Path | None) -> Mapping[str, str]:
    """Give the levels that the workspace sets, none where there is no workspace."""
    from khtt.compiler.settings import read_settings

    root = folder or nearest_workspace(Path.cwd())
    return read_settings(DiskWorkspace(root)).levels if root else {}
