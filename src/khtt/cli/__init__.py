"""The command line: arguments in, exit status out. What is heavy is imported when it is needed."""

import sys
from collections.abc import Sequence

import typer

from khtt.cli.listing import listing
from khtt.cli.render import render
from khtt.cli.show import show
from khtt.cli.validate import validate
from khtt.diagnostic import PlanError
from khtt.workspace import WorkspaceError

PROBLEMS, UNUSABLE = 1, 2

app = typer.Typer(
    name="khtt",
    help="Compile communication plans of Vietnam Social Security into Word documents.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.add_typer(render, name="render")
app.add_typer(listing, name="list")
app.command()(validate)
app.command()(show)


def main(arguments: Sequence[str] | None = None) -> None:
    """Run khtt: 0 fine, 1 problems found, 2 wrong usage or a file that cannot be read or written."""
    try:
        app(arguments)
    except PlanError as error:
        _tell(error)
        sys.exit(PROBLEMS)
    except WorkspaceError as error:
        print(f"khtt: {error}", file=sys.stderr)
        sys.exit(UNUSABLE)
    except KeyboardInterrupt:
        print("khtt: stopped", file=sys.stderr)
        sys.exit(PROBLEMS)
    except BrokenPipeError:
        # Whoever read the output has seen enough.
        sys.stderr.close()
        sys.exit(PROBLEMS)


def _tell(error: PlanError) -> None:
    from khtt.reports.diagnostics_text import as_text

    print(as_text(error.diagnostics, colour=sys.stderr.isatty()), end="", file=sys.stderr)
