"""How like two texts are: cosine of TF-IDF over syllables and pairs of syllables."""

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

Vector = Mapping[str, float]

# Two plans say the same thing in another order: neighbours count a little less than words.
_NEIGHBOURS = 0.8
# What stands in every text still tells a text from an empty one.
_FLOOR = 0.05


def features(words: str) -> Counter[str]:
    """Count the syllables of a plain text and the pairs of neighbours, which hold a space."""
    tokens = words.split()
    pairs = (f"{one} {two}" for one, two in pairwise(tokens))
    return Counter((*tokens, *pairs))


class Weights:
    """What a syllable is worth: the rarer among the texts of both plans, the more."""

    def __init__(self, texts: Iterable[Mapping[str, int]]) -> None:
        """Count in how many texts each feature stands."""
        known = list(texts)
        self._all = len(known)
        self._holding = Counter(feature for text in known for feature in text)

    def vector(self, counts: Mapping[str, int]) -> Vector:
        """Give the weights of a text's features, its length 1; empty for an empty text."""
        raw = {name: (1 + math.log(count)) * self._worth(name) for name, count in counts.items()}
        length = math.sqrt(sum(weight * weight for weight in raw.values()))
        return {name: weight / length for name, weight in raw.items()}

    def _worth(self, feature: str) -> float:
        rarity = math.log((1 + self._all) / (1 + self._holding[feature])) + _FLOOR
        return rarity * _NEIGHBOURS if " " in feature else rarity


def cosine(one: Vector, two: Vector) -> float:
    """Give the likeness of two texts, 0 to 1."""
    if len(two) < len(one):
        one, two = two, one
    return sum(weight * two[name] for name, weight in one.items() if name in two)


def cosines(ones: Sequence[Vector], twos: Sequence[Vector]) -> list[dict[int, float]]:
    """Give the likeness of each with each, as far as they share anything."""
    holding = dict[str, list[tuple[int, float]]]()
    for index, vector in enumerate(twos):
        for name, weight in vector.items():
            holding.setdefault(name, []).append((index, weight))
    return [_row(vector, holding) for vector in ones]


def _row(vector: Vector, holding: Mapping[str, list[tuple[int, float]]]) -> dict[int, float]:
    row = dict[int, float]()
    for name, weight in vector.items():
        for index, other in holding.get(name, ()):
            row[index] = row.get(index, 0.0) + weight * other
    return row
