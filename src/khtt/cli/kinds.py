"""`khtt kinds`: the kinds of change, what they weigh, and what each looks like."""

import typer

from khtt.cli.common import WorkspaceFolder, print_rows


def kinds(workspace: WorkspaceFolder = None) -> None:
    """List the kinds of change that khtt diff tells: name, level, what it is called, an example.

    A workspace sets levels of its own in khtt.yaml, under `kinds:`.
    """
    from khtt.formats.changes.examples import EXAMPLES
    from khtt.formats.changes.labels import kind_name
    from khtt.formats.changes.names import LEVELS
    from khtt.nouns.change.kinds import Kind, level
    from khtt.nouns.language import _

    del workspace
    print_rows(
        [(kind.value, _(LEVELS[level(kind)]), kind_name(kind), _(EXAMPLES[kind])) for kind in Kind]
    )
    typer.echo("", nl=False)
