"""What a workspace decides about khtt itself: its file `khtt.yaml`, beside the folder `plans`."""

from pathlib import Path
from typing import Annotated, Literal

from pydantic import BeforeValidator

from khtt.nouns.noun import Noun, Text

SETTINGS_FILE = Path("khtt.yaml")

RuleLevel = Literal["off", "warning", "error"]
KindLevel = Literal["low", "medium", "high"]


class RuleSetting(Noun):
    """How bad the problems of a rule are here: `KH312: off`."""

    rule: Text
    severity: RuleLevel


class KindSetting(Noun):
    """How much a kind of change weighs here: `reworded: low`."""

    kind: Text
    level: KindLevel


def _pairs(key: str, value: str) -> BeforeValidator:
    """Read `{KH312: off}` as a list of pairs."""

    def listed(written: object) -> object:
        if isinstance(written, dict):
            return tuple({key: name, value: one} for name, one in written.items())
        return written

    return BeforeValidator(listed)


class Settings(Noun):
    """The settings of a workspace: the severity of rules, the level of kinds of change."""

    khtt: Literal[1] = 1
    rules: Annotated[tuple[RuleSetting, ...], _pairs("rule", "severity")] = ()
    kinds: Annotated[tuple[KindSetting, ...], _pairs("kind", "level")] = ()

    @property
    def severities(self) -> dict[str, RuleLevel]:
        """Give the severities set, by the code of the rule."""
        return {one.rule: one.severity for one in self.rules}

    @property
    def levels(self) -> dict[str, KindLevel]:
        """Give the levels set, by the kind of change."""
        return {one.kind: one.level for one in self.kinds}
