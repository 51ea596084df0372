"""The command line: arguments in, exit status out. What is heavy is imported when it is needed."""

import codecs
import signal
import sys
from collections.abc import Sequence
from io import TextIOWrapper
from typing import Annotated, NoReturn

import typer

from khtt.cli.account import EXAMPLES as ACCOUNT_EXAMPLES
from khtt.cli.account import account
from khtt.cli.calendar import EXAMPLES as CALENDAR_EXAMPLES
from khtt.cli.calendar import calendar
from khtt.cli.carry import EXAMPLES as CARRY_EXAMPLES
from khtt.cli.carry import carry
from khtt.cli.common import PROBLEMS, UNUSABLE, coloured, examples
from khtt.cli.coverage import EXAMPLES as COVERAGE_EXAMPLES
from khtt.cli.coverage import coverage
from khtt.cli.diff import EXAMPLES as DIFF_EXAMPLES
from khtt.cli.diff import diff
from khtt.cli.explain import explain
from khtt.cli.git import git
from khtt.cli.init import EXAMPLES as INIT_EXAMPLES
from khtt.cli.init import init
from khtt.cli.inspect import EXAMPLES as INSPECT_EXAMPLES
from khtt.cli.inspect import inspect
from khtt.cli.kinds import kinds
from khtt.cli.listing import listing
from khtt.cli.new import new
from khtt.cli.render import render
from khtt.cli.report import report
from khtt.cli.report.figure import EXAMPLES as FIGURE_EXAMPLES
from khtt.cli.report.figure import figure
from khtt.cli.rules import EXAMPLES as RULES_EXAMPLES
from khtt.cli.rules import rules
from khtt.cli.schema import schema
from khtt.cli.show import EXAMPLES, show
from khtt.cli.speech import let_speak, speak, tell_usage
from khtt.cli.validate import validate
from khtt.nouns.diagnostic import PlanError
from khtt.nouns.language import _
from khtt.workspace import WorkspaceError

INTERRUPTED = 130  # typer's own status after Ctrl-C

app = typer.Typer(
    name="khtt",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    # Plain help: examples stand on lines of their own, errors are one line, and both come at once.
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.add_typer(render, name="render")
app.command()(validate)
app.command(epilog=EXAMPLES)(show)
app.command(epilog=INIT_EXAMPLES)(init)
app.add_typer(new, name="new")
app.add_typer(listing, name="list")
explain.command(epilog=FIGURE_EXAMPLES)(figure)
app.add_typer(explain, name="explain")
app.command(epilog=COVERAGE_EXAMPLES)(coverage)
app.command(epilog=ACCOUNT_EXAMPLES)(account)
app.command(epilog=INSPECT_EXAMPLES)(inspect)
app.add_typer(report, name="report")
app.command(epilog=CALENDAR_EXAMPLES)(calendar)
app.command(epilog=DIFF_EXAMPLES)(diff)
app.command()(kinds)
app.command(epilog=CARRY_EXAMPLES)(carry)
app.add_typer(git, name="git")
app.command()(schema)
app.command(epilog=RULES_EXAMPLES)(rules)


def _tell_version(asked: bool) -> None:
    if asked:
        from khtt import __version__

        typer.echo(f"khtt {__version__}")
        raise typer.Exit


@app.callback(
    epilog=examples(
        "khtt render province --year 2023   a document for each province",
        "khtt validate                      every problem of every plan",
        "khtt show 2022 themes              a part of a plan, to be read",
    )
)
def _khtt(
    version: Annotated[
        bool,
        typer.Option("--version", callback=_tell_version, is_eager=True, help="Show the version."),
    ] = False,
    lang: Annotated[
        str | None,
        typer.Option("--lang", metavar="vi|en", help="The language of messages and help."),
    ] = None,
) -> None:
    """Compile communication plans of Vietnam Social Security into Word documents."""


let_speak(app)


def main(arguments: Sequence[str] | None = None) -> None:
    """Run khtt: 0 fine, 1 problems found, 2 wrong usage or a file that cannot be read or written."""
    _print_anywhere()
    signal.signal(signal.SIGTERM, _stop)
    try:
        status = app(_spoken(arguments), prog_name="khtt", standalone_mode=False)
    except typer.TyperException as error:
        tell_usage(error)
        sys.exit(error.exit_code)
    except PlanError as error:
        _tell(error)
        sys.exit(PROBLEMS)
    except WorkspaceError as error:
        print(f"khtt: {error}", file=sys.stderr)
        sys.exit(UNUSABLE)
    except OSError as error:
        # Files are the workspace's matter; what is left is the current folder and the output.
        gone = isinstance(error, FileNotFoundError)
        place = error.filename or (_("the current folder") if gone else _("the output"))
        print(f"khtt: {place}: {str(error.strerror).lower()}", file=sys.stderr)
        sys.exit(UNUSABLE)
    except KeyboardInterrupt:
        _end_stopped()
    if status == INTERRUPTED:
        _end_stopped()
    sys.exit(status)


def _spoken(arguments: Sequence[str] | None) -> Sequence[str] | None:
    """Give the arguments without --lang, having heard it; typer takes the command's own itself."""
    if arguments is not None:
        return speak(arguments)
    sys.argv[1:] = speak(sys.argv[1:])
    return None


def _end_stopped() -> NoReturn:
    print(f"khtt: {_('stopped')}", file=sys.stderr)
    sys.exit(PROBLEMS)


def _stop(signal_number: int, frame: object) -> NoReturn:  # noqa: ARG001 (a handler is given both)
    """End as Ctrl-C does: in order, with nothing half written."""
    raise KeyboardInterrupt


def _tell(error: PlanError) -> None:
    from khtt.formats.diagnostics.text import as_text

    text = as_text(error.diagnostics, colour=coloured(sys.stderr))
    print(text, end="", file=sys.stderr)


def _print_anywhere() -> None:
    """Let a terminal without Vietnamese letters show what it can: `Dong Thap`."""
    codecs.register_error("bare", _bare)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="bare")


def _bare(error: UnicodeError) -> tuple[str, int]:
    from khtt.nouns.text import bare

    if not isinstance(error, UnicodeEncodeError):
        raise error
    text = bare(error.object[error.start : error.end])
    return text.encode("ascii", "replace").decode(), error.end
