"""The command line: arguments in, exit status out. What is heavy is imported when it is needed."""

import codecs
import signal
import sys
from collections.abc import Sequence
from io import TextIOWrapper
from typing import NoReturn

import typer

from khtt.cli.commands import app_for
from khtt.cli.common import PROBLEMS, UNUSABLE, coloured
from khtt.cli.speech import speak, tell_usage
from khtt.nouns.diagnostic import PlanError
from khtt.nouns.language import _
from khtt.workspace import WorkspaceError

INTERRUPTED = 130  # typer's own status after Ctrl-C


def __getattr__(name: str) -> typer.Typer:
    """Give `app`, the application with all commands; a run makes only the one it is for."""
    if name == "app":
        from khtt.cli.commands import whole_app

        return whole_app()
    message = f"module 'khtt.cli' has no attribute '{name}'"
    raise AttributeError(message)


def main(arguments: Sequence[str] | None = None) -> None:
    """Run khtt: 0 fine, 1 problems found, 2 wrong usage or a file that cannot be read or written."""
    _print_anywhere()
    signal.signal(signal.SIGTERM, _stop)
    try:
        spoken = _spoken(arguments)
        app = app_for(sys.argv[1:] if spoken is None else spoken)
        status = app(spoken, prog_name="khtt", standalone_mode=False)
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
