"""What a check of files found: each problem with its line, its fingerprint, and whether it was answered.

A problem is answered where the author allows it, with a reason, on its line or on one above it that
holds nothing else (`# khtt: allow KH312 because ...`), or where a baseline knows it.
"""

import hashlib
import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from khtt.nouns.diagnostic import Diagnostic, Place, Severity, ordered
from khtt.nouns.language import _

_ALLOWED = re.compile(
    r"(?:^|\s)#\s*khtt:\s*allow\b(?P<codes>[\sKH\d,]*)(?P<because>because\b)?(?P<reason>.*)$"
)
_CODE = re.compile(r"KH\d{3}")
# A text that is no plan yet has nothing that an author could answer for.
_NEVER = ("KH0", "KH1")
UNUSED, UNREASONED = "KH018", "KH019"

Texts = Mapping[str, Sequence[str]]


@dataclass(frozen=True, slots=True)
class Finding:
    """A problem, the text of its line, its fingerprint, and why it is allowed or that it is known.

    The fingerprint stays when lines move: it is made of the file, the code and the line's text.
    """

    problem: Diagnostic
    line: str
    fingerprint: str
    reason: str = ""
    known: bool = False

    @property
    def is_open(self) -> bool:
        """Tell whether nobody has answered for it yet."""
        return not self.reason and not self.known


@dataclass(frozen=True, slots=True)
class Report:
    """The files that were checked, what was found in them, and from which severity on a run fails."""

    files: tuple[str, ...]
    findings: tuple[Finding, ...]
    fail_on: Severity = Severity.ERROR

    @property
    def open(self) -> tuple[Finding, ...]:
        """Give the findings that nobody has answered for."""
        return tuple(one for one in self.findings if one.is_open)

    @property
    def problems(self) -> tuple[Diagnostic, ...]:
        """Give the problems that nobody has answered for."""
        return tuple(one.problem for one in self.open)

    def count(self, severity: Severity) -> int:
        """Give how many open problems are that bad."""
        return sum(one.severity is severity for one in self.problems)

    def fails(self, problem: Diagnostic) -> bool:
        """Tell whether an open problem fails the run."""
        return problem.severity is Severity.ERROR or self.fail_on is Severity.WARNING

    @property
    def failed(self) -> bool:
        """Tell whether the run fails."""
        return any(map(self.fails, self.problems))


@dataclass(frozen=True, slots=True)
class Allowance:
    """What an author allows, from where, for which line, and why."""

    codes: tuple[str, ...]
    at: Place
    line: int
    reason: str


def report(
    files: Iterable[str], problems: Iterable[Diagnostic], texts: Texts, known: Collection[str] = ()
) -> Report:
    """Give the report of files: allowed problems are told apart, an allowance in vain is a problem."""
    problems = list(problems)
    allowances = [one for file, lines in texts.items() for one in allowed(file, lines)]
    told = ordered([*problems, *_in_vain(allowances, problems)])
    reasons = {
        (one.at.file, one.line, code): one.reason for one in allowances for code in one.codes
    }
    found = [
        replace(one, reason=_reason(one.problem, reasons), known=one.fingerprint in known)
        for one in _marked(told, texts)
    ]
    return Report(tuple(files), tuple(found))


def not_allowed(
    problems: Iterable[Diagnostic], file: str, lines: Sequence[str]
) -> list[Diagnostic]:
    """Give the problems of one file that its author does not allow."""
    found = allowed(file, lines)
    reasons = {(file, one.line, code): one.reason for one in found for code in one.codes}
    return [one for one in problems if not _reason(one, reasons)]


def _reason(problem: Diagnostic, reasons: Mapping[tuple[str, int, str], str]) -> str:
    if problem.code.startswith(_NEVER):
        return ""
    return reasons.get((problem.at.file, problem.at.line, problem.code), "")


def allowed(file: str, lines: Sequence[str]) -> Iterator[Allowance]:
    """Give what the comments of a file allow."""
    waiting = list[Allowance]()
    for number, line in enumerate(lines, 1):
        comment = line.lstrip().startswith("#")
        if "khtt:" in line and (found := _ALLOWED.search(line)):
            reason = found["reason"].strip() if found["because"] else ""
            at = Place(file, number, line.index("#", found.start()) + 1)
            waiting.append(Allowance(tuple(_CODE.findall(found["codes"])), at, number, reason))
        if line.strip() and not comment:
            yield from (replace(one, line=number) for one in waiting)
            waiting = []
    yield from waiting


def _in_vain(
    allowances: Iterable[Allowance], problems: Sequence[Diagnostic]
) -> Iterator[Diagnostic]:
    there = {(one.at.file, one.at.line, one.code) for one in problems}
    for one in allowances:
        if not one.reason or not one.codes:
            message = _("this allows nothing: it lacks a code or a reason")
            hint = _("write `# khtt: allow KH312 because ...`, and say why")
            yield Diagnostic(UNREASONED, message, one.at, Severity.WARNING, hint)
            continue
        for code in one.codes:
            if code.startswith(_NEVER) or (one.at.file, one.line, code) not in there:
                message = _("there is no {code} here to allow").format(code=code)
                hint = _("delete the comment, or put it on the line of the problem or above it")
                yield Diagnostic(UNUSED, message, one.at, Severity.WARNING, hint)


def _marked(problems: Iterable[Diagnostic], texts: Texts) -> Iterator[Finding]:
    """Give each problem its fingerprint; the same problem of the same words is told by its turn."""
    turns = Counter[str]()
    for one in problems:
        lines = texts.get(one.at.file, ())
        line = lines[one.at.line - 1] if 0 < one.at.line <= len(lines) else ""
        key = "\n".join((one.at.file, one.code, " ".join(line.split())))
        turns[key] += 1
        whole = f"{key}\n{turns[key]}".encode("utf-8", "surrogateescape")
        yield Finding(one, line, hashlib.sha256(whole).hexdigest()[:16])
