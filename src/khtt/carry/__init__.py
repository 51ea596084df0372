"""Overlay of a year, two PlanFiles -> Carried: the overlay as it would stand under the new plan."""

from khtt.carry.stage import Carried, Loss, Move, carry

__all__ = ["Carried", "Loss", "Move", "carry"]
