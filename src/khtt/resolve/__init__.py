"""PlanFile + Territory -> Plan: what a year's plan means for one unit."""

from khtt.resolve.coverage import district_coverage, province_coverage
from khtt.resolve.district import ProvinceView, resolve_district
from khtt.resolve.overlaid import resolve_province
from khtt.resolve.province import resolve
from khtt.resolve.sums import check_sums

__all__ = [
    "ProvinceView",
    "check_sums",
    "district_coverage",
    "province_coverage",
    "resolve",
    "resolve_district",
    "resolve_province",
]
