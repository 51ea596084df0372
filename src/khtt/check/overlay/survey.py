"""An overlay walked through once, together with the plan above it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import PurePosixPath

from khtt.check.survey import Survey, lead_of
from khtt.nouns.diagnostic import Diagnostic, Place, Related
from khtt.nouns.language import _, marked
from khtt.nouns.organisation import (
    BELOW,
    EVERY_OFFICE,
    Body,
    Entry,
    Level,
    Organisation,
    Receivers,
    list_problems,
    receivers,
)
from khtt.nouns.plan.chain import Chain, Layer, added_paths
from khtt.nouns.plan.file import PlanFile
from khtt.nouns.plan.items import Item, Method, ReportingDuty, Task
from khtt.nouns.plan.overlay import Overlay
from khtt.nouns.plan.own import Details
from khtt.nouns.quantity import Quantity
from khtt.nouns.source import Path
from khtt.nouns.territory import PlaceError, Territory

_BELOW = {"district", "base"}
PLAN_OF = {0: marked("the national plan"), 1: marked("the province's plan")}


@dataclass(frozen=True)
class OverlaySurvey:
    """What the rules about overlays look at: the chain down to the overlay, and the bodies of its day."""

    chain: Chain
    organisation: Organisation

    @property
    def layer(self) -> Layer:
        """Give the overlay in question, the lowest of the chain."""
        return self.chain.layers[-1]

    @property
    def overlay(self) -> Overlay:
        """Give what the overlay says."""
        return self.layer.overlay

    @cached_property
    def above(self) -> PlanFile:
        """Give the plan as it stands above the overlay."""
        return self.chain.above.effective

    @property
    def items(self) -> Mapping[str, Item]:
        """Give every item of the plan above, by id."""
        return self.chain.above.items

    @cached_property
    def paths(self) -> dict[str, Path]:
        """Give the path of every item in the plan above, by id."""
        return {item.id: path for path, item in self.above.items()}

    @cached_property
    def survey(self) -> Survey:
        """Give the overlay's own parts, for the rules that hold for every plan."""
        until = self.overlay.document.until if self.overlay.document else None
        identity = self.above.plan.model_copy(update={"until": until or self.above.plan.until})
        plan = self.above.model_copy(update={"plan": identity})
        return Survey.of(plan, self.layer.source, self.overlay)

    @property
    def territory(self) -> Territory:
        """Give the map of the plan's day."""
        return self.organisation.territory

    @property
    def lower(self) -> str | None:
        """Give the name of the unit below the province, if the overlay is for one."""
        place = self.overlay.overlay
        return place.district or place.base

    @cached_property
    def province(self) -> Body | None:
        """Give the provincial body that the overlay names."""
        try:
            return self.organisation.find(self.overlay.overlay.province, Level.PROVINCE)
        except PlaceError:
            return None

    @cached_property
    def body(self) -> Body | None:
        """Give the body whose overlay it is, if there is one."""
        if not self.lower:
            return self.province
        try:
            lowest = self.organisation.levels[-1]
            return (
                self.organisation.find(self.lower, lowest, self.province) if self.province else None
            )
        except PlaceError:
            return None

    @property
    def below(self) -> tuple[Body, ...]:
        """Give the bodies below it."""
        return self.organisation.below(self.body) if self.body else ()

    @cached_property
    def receivers(self) -> Receivers:
        """Give all to whom it may hand numbers and money down."""
        return receivers(self.organisation, self.body) if self.body else Receivers()

    @cached_property
    def who_is_below(self) -> bool:
        """Tell whether it is known who is below: not where the unit's own list of them is wrong."""
        if self.body is None or self.lower or not self.overlay.bodies:
            return self.body is not None
        wrong = list_problems(self.organisation, self.body, entries_of(self.overlay))
        return not any(True for _problem in wrong)

    @property
    def communes(self) -> int:
        """Count the communes of the body's area."""
        return self.body.area.total if self.body else 0

    @property
    def plan_above(self) -> str:
        """Name the plan above in a sentence."""
        return _(PLAN_OF.get(len(self.chain.layers) - 1, marked("the plan above")))

    @property
    def stem(self) -> str:
        """Give the name of the overlay's file without its ending."""
        return PurePosixPath(self.layer.source.file).stem

    def added(self) -> Iterator[tuple[Path, Item]]:
        """Give what the overlay adds, with paths."""
        return added_paths(self.overlay)

    def error(self, code: str, path: Path, message: str, hint: str = "") -> Diagnostic:
        """Give an error at a path of the overlay."""
        return Diagnostic(code, message, self.layer.place(path), hint=hint)

    def breach(
        self, code: str, path: Path, message: str, against: Related, hint: str = ""
    ) -> Diagnostic:
        """Give an error that names two places: the overlay's and that of the plan above."""
        return Diagnostic(code, message, self.layer.place(path), hint=hint, related=(against,))

    def against(self, name: str, field: str, message: str) -> Related:
        """Give the place above where a field of an item was set last."""
        above = self.chain.above
        return Related(above.place(name, field), message)

    def declared(self, kind: str, name: str) -> Place:
        """Give where a unit or a basis is declared, in the plan or in the overlay above."""
        chain = self.chain.above
        parts = [(chain.file, chain.source), *((one.overlay, one.source) for one in chain.layers)]
        found = (
            source.place(source.written((kind, index, "id")))
            for noun, source in parts
            for index, one in enumerate(getattr(noun, kind))
            if one.id == name
        )
        return next(found, self.head())

    def map_is_of(self) -> Related:
        """Give where the plan says the day that chooses the map."""
        what = _("the plan speaks of the map of {name}").format(name=self.territory.name)
        return Related(self.chain.source.place(("plan", "as_of")), what)

    def about(self, path: Path) -> Related:
        """Give the place above that a path of the overlay decides about, else the plan's own."""
        kind, *rest = path
        index = rest[0] if rest and isinstance(rest[0], int) else None
        decisions = getattr(self.overlay, str(kind), ()) if index is not None else ()
        name = getattr(decisions[index], "id", "") if index is not None and decisions else ""
        if name in self.items:
            field = str(rest[1]) if len(rest) > 1 else "id"
            return self.against(name, field, _("is what it decides about"))
        return Related(self.head(), _("is the plan it lies under"))

    def head(self) -> Place:
        """Give the place in the plan where it says what it is."""
        return self.chain.source.place(("plan", "year"))

    def falls_to_unit(self, name: str) -> bool:
        """Tell whether an item is for those below to carry out: no central body alone leads it."""
        central = {unit.id for unit in self.above.units if unit.level == "central"}
        here: object = self.above
        for part in self.paths[name]:
            here = _inside(here, part)
            lead = lead_of(here)
            if lead and central.issuperset(lead):
                return False
        return True

    def falls_below(self, name: str, *, waived: bool) -> bool:
        """Tell whether an item that falls to a province is for those below it to decide about.

        Their own work is, what is nobody's or the commune's, and the numbers that are handed down;
        of the reports of the province they may be sooner with their part, not leave it out.
        """
        here: object = self.above
        lead: tuple[str, ...] = ()
        support: tuple[str, ...] = ()
        for part in self.paths[name]:
            here = _inside(here, part)
            lead = lead_of(here) or lead
            support = getattr(here, "support", ()) or support
        if isinstance(here, ReportingDuty):
            return not waived
        if isinstance(here, Task):
            return bool({BELOW, EVERY_OFFICE} & set(here.offices)) or self._added_by_unit(here)
        levels = {unit.id: unit.level for unit in self.above.units}
        led = {levels.get(one, "partner") for one in lead}
        joins = {levels.get(one, "") for one in support} & _BELOW
        conditional = isinstance(here, Method) and here.when is not None
        return (
            led <= {"commune", "partner"}
            or bool(led & _BELOW or joins)
            or conditional
            or _is_handed_down(here)
        )

    def _added_by_unit(self, task: Task) -> bool:
        """Tell whether a task is one of the province's own in which this unit takes part."""
        units = task.units if isinstance(task, Details) else ()
        return self.body is not None and self.body.slug in units


def _is_handed_down(item: object) -> bool:
    quantity = getattr(item, "quantity", None)
    if not isinstance(quantity, Quantity):
        return False
    per_unit = {"province", "district", "commune"} & set(quantity.per)
    return bool(per_unit) or (quantity.percent and quantity.of == "commune")


def _inside(here: object, part: str | int) -> object:
    if isinstance(part, str):
        return getattr(here, part)
    return here[part] if isinstance(here, tuple) else here


def entries_of(overlay: Overlay) -> tuple[Entry, ...]:
    """Give the bodies below that an overlay lists."""
    return tuple(
        Entry(one.name, one.covers, one.id or "", one.short or "", one.seat or "")
        for one in overlay.bodies
    )
