"""Bring the catalogues in step with the code; tell what still waits for a translation.

A text that the code no longer has goes, a new one comes without a translation, and one that moved
to another area keeps its own.
"""

import io
import sys
from collections.abc import Iterable
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po, write_po

from messages.collect import AREAS, LOCALE, PAGES, Said, catalogues, said

HEADER = "# What khtt says, area `{area}`: read as it is; `make messages` keeps it in step."


def main() -> int:
    """Update every language; give 1 where a text has no translation."""
    texts, waiting = said(), 0
    for folder in sorted(LOCALE.iterdir()):
        known = _known(catalogues(folder.name))
        for area in sorted({*AREAS.values(), PAGES}):
            made = _updated(folder.name, area, texts.values(), known)
            waiting += sum(not any(_forms(message)) for message in made if message.id)
            _write(folder / f"{area}.po", made)
    print(f"{len(texts)} texts, {waiting} without a translation")
    return 1 if waiting else 0


def _known(files: Iterable[Path]) -> dict[str, Message]:
    found = dict[str, Message]()
    for path in files:
        for message in read_po(io.BytesIO(path.read_bytes())):
            if any(_forms(message)):
                found[_key(message)] = message
    return found


def _key(message: Message) -> str:
    return message.id if isinstance(message.id, str) else message.id[0]


def _forms(message: Message) -> tuple[str, ...]:
    return (message.string,) if isinstance(message.string, str) else tuple(message.string or ())


def _updated(language: str, area: str, texts: Iterable[Said], known: dict[str, Message]) -> Catalog:
    made = Catalog(locale=language, header_comment=HEADER.format(area=area))
    for text in texts:
        if text.area == area:
            old = known.get(text.one)
            form = next(iter(_forms(old)), "") if old else ""
            made.add(
                (text.one, text.many) if text.many else text.one,
                (form,) if text.many else form,
                locations=[(text.file, 0)],
                user_comments=old.user_comments if old else (),
            )
    return made


def _write(path: Path, made: Catalog) -> None:
    """Write a catalogue; its head tells no dates, so that the same texts are the same bytes."""
    if not len(made):
        path.unlink(missing_ok=True)
        return
    told = io.BytesIO()
    write_po(told, made, width=0, omit_header=True, include_lineno=False)
    head = (
        f"{made.header_comment}\n"
        'msgid ""\nmsgstr ""\n"Language: vi\\n"\n'
        '"Content-Type: text/plain; charset=utf-8\\n"\n'
        '"Plural-Forms: nplurals=1; plural=0;\\n"\n\n'
    )
    path.write_bytes(head.encode() + told.getvalue().strip(b"\n") + b"\n")


sys.exit(main())
