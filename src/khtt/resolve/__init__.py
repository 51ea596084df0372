"""Chain + Organisation -> Plan: what a year's plan means for one body."""

from khtt.resolve.coverage import coverage
from khtt.resolve.fits import check_handing
from khtt.resolve.plan import resolve
from khtt.resolve.sums import check_sums

__all__ = ["check_handing", "check_sums", "coverage", "resolve"]
