"""Logistic regression and the area under the ROC curve, small enough to need no package."""

import math
from collections.abc import Sequence

ROUNDS = 12
RIDGE = 1e-3


def logistic(rows: Sequence[Sequence[float]], hits: Sequence[bool]) -> list[float]:
    """Slopes and, last, the intercept, by Newton's method."""
    size = len(rows[0]) + 1
    weights = [0.0] * size
    for _ in range(ROUNDS):
        gradient = [-RIDGE * weight for weight in weights]
        hessian = [[RIDGE if row == column else 0.0 for column in range(size)] for row in range(size)]
        for row, hit in zip(rows, hits, strict=True):
            _accumulate((*row, 1.0), float(hit), weights, (gradient, hessian))
        weights = [weight + step for weight, step in zip(weights, _solve(hessian, gradient), strict=True)]
    return weights


def _accumulate(
    row: Sequence[float],
    hit: float,
    weights: list[float],
    sums: tuple[list[float], list[list[float]]],
) -> None:
    gradient, hessian = sums
    odds = sum(weight * value for weight, value in zip(weights, row, strict=True))
    share = 1 / (1 + math.exp(-max(-30.0, min(30.0, odds))))
    for place, value in enumerate(row):
        gradient[place] += (hit - share) * value
        line, slope = hessian[place], share * (1 - share) * value
        for other, factor in enumerate(row):
            line[other] += slope * factor


def _solve(matrix: list[list[float]], right: list[float]) -> list[float]:
    """Gauss-Jordan; the ridge keeps every pivot away from zero."""
    rows = [[*row, value] for row, value in zip(matrix, right, strict=True)]
    for pivot in range(len(rows)):
        scale = rows[pivot][pivot]
        rows[pivot] = [value / scale for value in rows[pivot]]
        for other, row in enumerate(rows):
            if other != pivot:
                factor = row[pivot]
                rows[other] = [value - factor * top for value, top in zip(row, rows[pivot], strict=True)]
    return [row[-1] for row in rows]


def area(hits: Sequence[float], misses: Sequence[float]) -> float:
    """The chance that a hit scores higher than a miss (AUC); ties count half.

    >>> area([3, 2], [1, 2])
    0.875
    """
    ranked = sorted([(value, True) for value in hits] + [(value, False) for value in misses])
    values = [value for value, _ in ranked]
    total, start = 0.0, 0
    while start < len(values):
        stop = start
        while stop < len(values) and values[stop] == values[start]:
            stop += 1
        total += sum(hit for _, hit in ranked[start:stop]) * (start + stop + 1) / 2
        start = stop
    return (total - len(hits) * (len(hits) + 1) / 2) / (len(hits) * len(misses))
