"""How the command line speaks: the language of a run, and typer's own words in it."""

import inspect
import io
import os
import re
import sys
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import typer
from typer.core import TyperCommand, TyperGroup

from khtt.nouns.language import ENGLISH, _, marked, use
from khtt.workspace.resources import catalogue, language_names

if TYPE_CHECKING:
    from collections.abc import Iterator

    from typer._click import Command as AnyCommand
    from typer._click import Context, HelpFormatter

VARIABLE = "KHTT_LANG"
# In this order, as every program on Unix.
_LOCALE = ("LC_ALL", "LC_MESSAGES", "LANG")
_EXAMPLE = re.compile(r"(\s*khtt .*?\S {3,})(\S.*)")
_TAIL = re.compile(r"(.*?)(\s*)\[([^\[\]]*)\]", re.DOTALL)

# What typer says itself, with its parts by name. Parts may hold such a sentence themselves.
SENTENCES = (
    marked("Try '{command}' for help."),
    marked("Error: {message}"),
    marked("Missing option {name}."),
    marked("Missing argument {name}."),
    marked("Missing option {name}. Choose from:"),
    marked("Missing argument {name}. Choose from:"),
    marked("Invalid value for {name}: {message}"),
    marked("Input should be a valid integer, unable to parse string as an integer"),
    marked("Input should be a valid number, unable to parse string as a number"),
    marked("Input should be greater than or equal to {number}"),
    marked("Input should be less than or equal to {number}"),
    marked("Value error, {message}"),
    marked("{name} is not one of {names}."),
    marked("No such option: {name} (Possible options: {names})"),
    marked("No such option: {name}"),
    marked("Got unexpected extra argument(s) ({names})"),
    marked("Option {name} requires an argument."),
    marked("Option {name} does not take a value."),
    marked("No such command {name}. Did you mean {names}?"),
    marked("No such command {name}."),
    marked("Missing command."),
    marked("required"),
    marked("default: {value}"),
    marked("env var: {name}"),
    marked("Options"),
    marked("Arguments"),
    marked("Commands"),
    marked("[OPTIONS]"),
    marked("COMMAND [ARGS]..."),
    marked("Show this message and exit."),
)


def spoken(arguments: Sequence[str], environ: Mapping[str, str]) -> tuple[str, list[str]]:
    """Give the language of a run, and the arguments without `--lang`, wherever it stood.

    It is that of --lang, of KHTT_LANG, of the locale, or English; "" where one asked for is none.
    """
    rest, asked = _without_option(arguments)
    asked = asked or environ.get(VARIABLE, "")
    if asked:
        name = asked.lower()
        return (name if name in language_names() else ""), rest
    return _of_locale(environ), rest


def speak(arguments: Sequence[str]) -> list[str]:
    """Speak from here on the language that the arguments or the environment ask for."""
    language, rest = spoken(arguments, os.environ)
    if language and language != ENGLISH:
        use(catalogue(language))
    if not language:
        names = ", ".join(language_names())
        sentence = _("this language is not spoken; there are: {names}").format(names=names)
        print(f"khtt: {sentence}", file=sys.stderr)
        sys.exit(2)
    return rest


def _without_option(arguments: Sequence[str]) -> tuple[list[str], str]:
    rest, asked = list[str](), ""
    waiting = iter(arguments)
    for argument in waiting:
        if argument == "--":
            return [*rest, argument, *waiting], asked
        if argument == "--lang":
            asked = next(waiting, "?")
        elif argument.startswith("--lang="):
            asked = argument.partition("=")[2] or "?"
        else:
            rest.append(argument)
    return rest, asked


def _of_locale(environ: Mapping[str, str]) -> str:
    named = next((environ[name] for name in _LOCALE if environ.get(name)), "") or _of_windows()
    language = re.split("[_.@-]", named.lower())[0]
    return language if language in language_names() else ENGLISH


def _of_windows() -> str:
    """Give the locale of the user's Windows, such as vi_VN; nothing elsewhere."""
    if sys.platform == "win32":
        import ctypes
        import locale

        language = ctypes.windll.kernel32.GetUserDefaultUILanguage()
        return locale.windows_locale.get(language, "")
    return ""


def retold(text: str) -> str:
    """Give what typer says in the language in use; what is not typer's stays."""
    for sentence in SENTENCES:
        if found := _pattern(sentence).fullmatch(text):
            parts = {name: retold(part) for name, part in found.groupdict().items()}
            return _(sentence).format(**parts)
    return text


def _pattern(sentence: str) -> "re.Pattern[str]":
    pieces = re.split(r"\{(\w+)\}", sentence)
    named = (
        f"(?P<{piece}>.+?)" if place % 2 else re.escape(piece) for place, piece in enumerate(pieces)
    )
    return re.compile("".join(named), re.DOTALL)


def tell_usage(error: typer.TyperException) -> None:
    """Print what is wrong with a command, in the language in use."""
    show = getattr(error, "show", None)
    if not callable(show):
        print(error.format_message(), file=sys.stderr)
        return
    said = io.StringIO()
    show(file=said)
    print("\n".join(map(retold, said.getvalue().splitlines())), file=sys.stderr)


class Command(TyperCommand):
    """A command whose help is in the language in use."""

    def get_short_help_str(self, limit: int = 45) -> str:
        """Give its first sentence."""
        _translate(self)
        return super().get_short_help_str(limit)

    def format_usage(self, ctx: "Context", formatter: "HelpFormatter") -> None:
        """Write how it is called."""
        _usage(self, ctx, formatter)

    def format_options(self, ctx: "Context", formatter: "HelpFormatter") -> None:
        """Write what it takes."""
        _options(self, ctx, formatter)


class Group(TyperGroup):
    """A group of commands whose help is in the language in use."""

    def get_short_help_str(self, limit: int = 45) -> str:
        """Give its first sentence."""
        _translate(self)
        return super().get_short_help_str(limit)

    def format_usage(self, ctx: "Context", formatter: "HelpFormatter") -> None:
        """Write how it is called."""
        _usage(self, ctx, formatter)

    def format_options(self, ctx: "Context", formatter: "HelpFormatter") -> None:
        """Write what it takes, and its commands."""
        _options(self, ctx, formatter)
        found = [(name, self.get_command(ctx, name)) for name in self.list_commands(ctx)]
        shown = [(name, one) for name, one in found if one and not one.hidden]
        limit = formatter.width - 6 - max(len(name) for name, _one in shown)
        with formatter.section(retold("Commands")):
            formatter.write_dl([(name, one.get_short_help_str(limit)) for name, one in shown])


def let_speak(app: typer.Typer) -> None:
    """Let all commands of an application, and the groups below it, speak the language in use."""
    app.info.cls = _group(app)
    for command in app.registered_commands:
        command.cls = Command
    for group in app.registered_groups:
        if group.typer_instance:
            group.cls = _group(group.typer_instance)
            let_speak(group.typer_instance)


def _group(app: typer.Typer) -> type[Group]:
    """Give the kind of group that an application is, where it is one of its own."""
    own = app.info.cls
    return own if isinstance(own, type) and issubclass(own, Group) else Group


def _translate(command: "AnyCommand") -> None:
    """Put the help of a command, and of what it takes, into the language in use."""
    if command.help:
        command.help = _(inspect.cleandoc(command.help))
    if command.epilog:
        command.epilog = "\n".join(example(line) for line in command.epilog.split("\n"))
    for parameter in command.params:
        if parameter.metavar:
            parameter.metavar = _(parameter.metavar)


def _usage(command: "AnyCommand", ctx: "Context", formatter: "HelpFormatter") -> None:
    _translate(command)
    pieces = " ".join(map(retold, command.collect_usage_pieces(ctx)))
    formatter.write_usage(ctx.command_path, pieces, f"{_('Usage:')} ")


def _options(command: "AnyCommand", ctx: "Context", formatter: "HelpFormatter") -> None:
    for kind, heading in (("argument", "Arguments"), ("option", "Options")):
        told = [one for one in command.get_params(ctx) if one.param_type_name == kind]
        found = [one.get_help_record(ctx) for one in told]
        rows = [(name, _described(text)) for name, text in filter(None, found)]
        if rows:
            with formatter.section(retold(heading)):
                formatter.write_dl(rows)


def _described(text: str) -> str:
    """Give the help of an option, whose end in brackets is typer's: `[default: text; required]`."""
    if found := _TAIL.fullmatch(text):
        tail = "; ".join(map(retold, found[3].split("; ")))
        return f"{_(found[1]) if found[1] else ''}{found[2]}[{tail}]"
    return _(text)


def example(line: str) -> str:
    """Give a line of the examples: the command as it is, what it does in the language in use."""
    if found := _EXAMPLE.fullmatch(line):
        return f"{found[1]}{_(found[2])}"
    return _(line)


def texts(command: "AnyCommand") -> "Iterator[str]":
    """Give every text of a command's help that a catalogue must have."""
    yield inspect.cleandoc(command.help or "")
    for line in (command.epilog or "").split("\n"):
        found = _EXAMPLE.fullmatch(line)
        yield found[2] if found else line if line.endswith(":") else ""
    for parameter in command.params:
        yield parameter.metavar or ""
        yield inspect.cleandoc(getattr(parameter, "help", None) or "")
    for below in getattr(command, "commands", {}).values():
        yield from texts(below)
