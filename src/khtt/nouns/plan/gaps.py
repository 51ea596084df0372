"""What a plan lacks that its issue needs: in a draft it is told, in an issued plan refused."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from khtt.nouns.blank import is_open
from khtt.nouns.plan.file import PlanFile
from khtt.nouns.plan.items import Activity, Campaign, Item, ReportingDuty, Target
from khtt.nouns.source import Path
from khtt.nouns.text import fold

# A report that is asked for when it is wanted is due then: "Báo cáo đột xuất theo yêu cầu quản lý".
_ON_DEMAND = ("đột xuất", "theo yêu cầu", "khi có yêu cầu")


class Lack(StrEnum):
    """What is missing, as a document's list of it says."""

    NUMBER = "số, ký hiệu văn bản"
    DAY = "ngày ban hành"
    SIGNER = "họ và tên người ký"
    FUNDING = "kinh phí thực hiện"
    RECIPIENTS = "nơi nhận"
    STEP = "mức chỉ tiêu của năm"
    AMOUNT = "số lượng hoặc thời gian"
    DEADLINE = "thời hạn báo cáo"
    TEXT = "nội dung còn bỏ ngỏ"


@dataclass(frozen=True, slots=True)
class Gap:
    """Something missing: what, at which place of the file, of which item."""

    lack: Lack
    path: Path
    of: str = ""

    @property
    def words(self) -> str:
        """Give what a document's list says of it."""
        what = f"{self.lack[:1].upper()}{self.lack[1:]}"
        return f"{what}: {self.of}" if self.of else what


def gaps(file: PlanFile) -> tuple[Gap, ...]:
    """Give what is missing, in the order of the file."""
    return (*_of_the_whole(file), *_of_items(file))


def _of_the_whole(file: PlanFile) -> Iterator[Gap]:
    issued, signature = file.plan.issued, file.plan.signature
    if issued.number is None:
        yield Gap(Lack.NUMBER, ("plan", "issued"))
    if issued.date is None:
        yield Gap(Lack.DAY, ("plan", "issued"))
    if signature.name is None:
        yield Gap(Lack.SIGNER, ("plan", "signature"))
    if not file.funding:
        yield Gap(Lack.FUNDING, ("plan",))
    if not file.recipients:
        yield Gap(Lack.RECIPIENTS, ("plan",))


def _of_items(file: PlanFile) -> Iterator[Gap]:
    for path, item in file.items():
        title = _title(item)
        match item:
            case Target() if file.plan.year not in {step.year for step in item.steps}:
                yield Gap(Lack.STEP, path, title)
            case Activity() | Campaign() if item.quantity is None and item.schedule is None:
                yield Gap(Lack.AMOUNT, path, title)
            case ReportingDuty() if item.deadline is None and not _needs_no_deadline(item):
                yield Gap(Lack.DEADLINE, path, title)
            case _:
                pass
        text = getattr(item, "text", None)
        if isinstance(text, str) and is_open(text):
            yield Gap(Lack.TEXT, (*path, "text"), title)


def _needs_no_deadline(duty: ReportingDuty) -> bool:
    called = fold(duty.name)
    return duty.fulfilled is not None or any(words in called for words in _ON_DEMAND)


def _title(item: Item) -> str:
    found = (getattr(item, name, None) for name in ("name", "form", "title", "text"))
    return next((one for one in found if isinstance(one, str)), item.id)
