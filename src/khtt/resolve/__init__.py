"""PlanFile + Territory -> Plan: what a year's plan means for one unit."""

from khtt.resolve.province import resolve

__all__ = ["resolve"]
