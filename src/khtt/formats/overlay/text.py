"""An overlay to start from: what a unit may say, as comments beside what it must."""

from collections.abc import Iterable

from khtt.nouns.organisation import Body
from khtt.nouns.plan.chain import PROVINCE_OFFICE
from khtt.nouns.plan.file import PlanFile
from khtt.nouns.plan.items import Quota

_FACTS = """
## Thông tin của địa phương; bỏ dấu # ở đầu những dòng dùng đến
# facts:
#   signature: {signature}
#   number: 12/{symbol}
#   date: 14/01/{year}
#   press: [Báo của tỉnh]
#   broadcaster: Đài Phát thanh và Truyền hình của tỉnh
#   enterprises: 1500
#   ethnic_languages: [tiếng Khmer]
#   epidemic_level: 2
"""
_PROVINCE = """## {title} năm {year}: thông tin và quyết định của tỉnh, thành phố
khtt: 1
overlay:
  province: {slug}
  year: {year}
{facts}#   offices: {{communication: Phòng Truyền thông và Phát triển đối tượng}}

## Trọng số phân bổ cho từng huyện; không có thì phân bổ theo số xã, phường, thị trấn
# weights:
{weights}

## Kinh phí (đồng) phân bổ cho các huyện
# money:
#   - {{id: communication-budget, text: Kinh phí truyền thông, amount: 500000000}}
{decisions}"""
_DISTRICT = """## {title} năm {year}: thông tin và quyết định của huyện, quận, thị xã, thành phố
khtt: 1
overlay:
  province: {province}
  {key}: {slug}
  year: {year}

## Ai ban hành: office (BHXH huyện) hay committee (UBND huyện)
issuer: office
{facts}{decisions}"""
_DECISIONS = """
## Văn bản riêng cho phép không thực hiện một nội dung, nêu lại trong `allowed_by`
# bases:
#   - {{id: own-letter, type: Công văn, number: 01/UBND-VX, date: 05/01/{year}, cited: false}}

## Giá trị khác kế hoạch cấp trên: chỉ tăng chỉ tiêu, chọn thời gian trong khung, và nêu lý do
# set:
#   {changed}:
#     {value}
#     because: nêu lý do

## Nội dung làm thêm
# add:
#   tasks:
#     - {{id: own-task, text: Nội dung làm thêm}}

## Nội dung không thực hiện: lý do và văn bản cho phép
# waive:
#   {waived}:
#     because: nêu lý do
#     allowed_by: own-letter
"""


def province_overlay(file: PlanFile, province: Body, below: Iterable[Body]) -> str:
    """Give an overlay of a province that holds as it is, with everything it may add as comments."""
    return _PROVINCE.format(
        title=province.short,
        year=file.plan.year,
        slug=province.slug,
        facts=_facts(file, "{head: GIÁM ĐỐC, name: Họ và tên}"),
        weights="\n".join(_weights(below)) or "#   (chưa có danh sách đơn vị bên dưới)",
        decisions=_decisions(file),
    )


def district_overlay(file: PlanFile, body: Body) -> str:
    """Give an overlay of a district that holds as it is, with everything it may add as comments."""
    return _DISTRICT.format(
        title=body.short,
        year=file.plan.year,
        province=body.above,
        key="base" if body.level == "base" else "district",
        slug=body.slug,
        facts=_facts(file, "{head: GIÁM ĐỐC, name: Họ và tên}"),
        decisions=_decisions(file),
    )


def _facts(file: PlanFile, signature: str) -> str:
    plan = file.plan
    return _FACTS.format(signature=signature, symbol=plan.symbol, year=plan.year)


def _weights(below: Iterable[Body]) -> Iterable[str]:
    return (f"#   {one.slug}: {one.area.total}" for one in below)


def _decisions(file: PlanFile) -> str:
    quotas = [item for _, item in file.items() if isinstance(item, Quota)]
    share = next((one for one in quotas if one.quantity.percent), None)
    tasks = [
        task.id
        for one in file.responsibilities
        if one.unit == PROVINCE_OFFICE
        for task in one.tasks
    ]
    return _DECISIONS.format(
        year=file.plan.year,
        changed=share.id if share else tasks[0],
        value="quantity: {at_least: 30%, of: commune}" if share else "offices: [communication]",
        waived=tasks[-1],
    )
