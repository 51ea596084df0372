"""The best one-to-one assignment: the Hungarian method, on the pairs that are worth anything."""

import heapq
import math
from collections.abc import Mapping, Sequence

Worth = Mapping[int, float]


def assign(worth: Sequence[Worth]) -> dict[int, int]:
    """Give the pairs (row to column) whose worth adds up to the most.

    `worth[row][column]` is positive; what is not listed is worth nothing, and a row may stay
    without a column. Jonker and Volgenant's shortest augmenting paths with potentials, in
    O(rows x pairs x log columns). Equal sums are decided by the smaller column.
    """
    search = _Search(worth)
    for row in range(len(worth)):
        search.place(row)
    return {row: column for column, row in search.owner.items() if column >= 0}


class _Search:
    """The potentials and the assignment so far; column -1 - row is the row's right to stay alone."""

    def __init__(self, worth: Sequence[Worth]) -> None:
        top = max((value for row in worth for value in row.values()), default=0.0)
        self._costs = [
            {**{column: top - row[column] for column in sorted(row)}, -1 - index: top}
            for index, row in enumerate(worth)
        ]
        self.owner = dict[int, int]()
        self._row_price = [0.0] * len(worth)
        self._column_price = dict[int, float]()

    def place(self, start: int) -> None:
        """Give a row its column, moving others along the cheapest path."""
        distance, before, end = self._shortest(start)
        total = distance[end]
        for column, far in distance.items():
            if far < total and column in self._settled:
                self._column_price[column] = self._column_price.get(column, 0.0) + far - total
                self._row_price[self.owner[column]] += total - far
        self._row_price[start] += total
        column = end
        while True:
            row = before[column]
            previous = next((c for c, owner in self._held if owner == row), None)
            self.owner[column] = row
            if previous is None:
                return
            column = previous

    def _shortest(self, start: int) -> tuple[dict[int, float], dict[int, int], int]:
        distance, before = dict[int, float](), dict[int, int]()
        self._settled = set[int]()
        self._held = list[tuple[int, int]]()
        queue = list[tuple[float, int]]()
        row, base = start, 0.0
        while True:
            for column, cost in self._costs[row].items():
                far = base + cost - self._row_price[row] - self._column_price.get(column, 0.0)
                if column not in self._settled and far < distance.get(column, math.inf):
                    distance[column], before[column] = far, row
                    heapq.heappush(queue, (far, column))
            base, column = self._next(queue)
            if column not in self.owner:
                return distance, before, column
            row = self.owner[column]
            self._held.append((column, row))

    def _next(self, queue: list[tuple[float, int]]) -> tuple[float, int]:
        while True:
            far, column = heapq.heappop(queue)
            if column not in self._settled:
                self._settled.add(column)
                return far, column
