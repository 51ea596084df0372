"""To whom a body hands numbers and money: the bodies below it, else the communes of its area."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from khtt.nouns.organisation.areas import commune_area
from khtt.nouns.organisation.bodies import Area, Body
from khtt.nouns.organisation.organisation import Organisation
from khtt.nouns.territory import Commune
from khtt.nouns.text import slug


@dataclass(frozen=True, slots=True)
class Receiver:
    """A body below, or a commune: its name in files, its name in tables, what it covers."""

    id: str
    slug: str
    short: str
    area: Area


@dataclass(frozen=True)
class Receivers:
    """All to whom a body hands down, in their order; `communes` tells that they are no bodies."""

    all: tuple[Receiver, ...] = ()
    communes: bool = False

    def find(self, text: str) -> Receiver | None:
        """Give the one of a slug or of a name: `huyen-lai-vung`, `xã Phú Thành`."""
        return self._names.get(text) or self._names.get(text.casefold())

    @cached_property
    def _names(self) -> Mapping[str, Receiver]:
        names = {one.area.name.casefold(): one for one in self.all}
        return names | {one.slug: one for one in self.all}


def receivers(organisation: Organisation, body: Body) -> Receivers:
    """Give the bodies below one; of a body that has none below it, the communes of its area."""
    if below := organisation.below(body):
        return Receivers(tuple(Receiver(one.id, one.slug, one.short, one.area) for one in below))
    communes = organisation.communes_of(body)
    found = zip(communes, _slugs(communes), strict=True)
    return Receivers(tuple(_commune(body, *one) for one in found), communes=True)


def _commune(body: Body, commune: Commune, name: str) -> Receiver:
    area = commune_area(commune)
    return Receiver(f"{body.id}/{name}", name, area.name, area)


def _slugs(communes: Sequence[Commune]) -> Iterable[str]:
    """Give the slugs of communes; two that would share one have their names, as people write them."""
    plain = [slug(one.full_name) for one in communes]
    for one, name in zip(communes, plain, strict=True):
        yield name if plain.count(name) == 1 else one.full_name.casefold()
