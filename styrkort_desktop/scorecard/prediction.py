"""The linear trend of a series of years, and how far from it new values may be expected to fall. Pure arithmetic."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from operator import mul

FEWEST_POINTS = 4
"""With fewer, a trend says nothing of how far the next value may fall from it."""


@dataclass(frozen=True, slots=True)
class LinearTrend:
    """A straight line through points by least squares.

    `mean_year` and `mean` lie on it, `slope` is a year's change; `spread` is the standard deviation of the points from
    the line, with two degrees of freedom taken by it; `year_squares` the sum of the squared distances of the years from
    their mean; `count` the number of points.
    """

    mean_year: float
    mean: float
    slope: float
    spread: float
    year_squares: float
    count: int

    def at(self, year: int) -> float:
        """The value of the line in a year."""
        return self.mean + self.slope * (year - self.mean_year)

    def prediction(self, year: int, level: float = 0.99) -> tuple[float, float]:
        """The prediction interval of one new value in a year, lowest and highest.

        The usual one of simple linear regression: t · s · √(1 + 1/n + (x − x̄)² / Σ(xᵢ − x̄)²) to both sides of the line,
        with the two-sided quantile of Student's t for n − 2 degrees of freedom.
        """
        distance = (year - self.mean_year) ** 2 / self.year_squares
        quantile = student_t_quantile(0.5 + level / 2, self.count - 2)
        half = quantile * self.spread * math.sqrt(1 + 1 / self.count + distance)
        return self.at(year) - half, self.at(year) + half


def linear_trend(points: Sequence[tuple[int, float]]) -> LinearTrend | None:
    """The trend of points of different years; None for fewer than `FEWEST_POINTS` or values too large to square."""
    count = len(points)
    if count < FEWEST_POINTS:
        return None
    mean_year = sum([year for year, _ in points]) / count
    mean = math.fsum([value / count for _, value in points])
    distances = [year - mean_year for year, _ in points]
    year_squares = sum([distance**2 for distance in distances])
    beyond = [value - mean for _, value in points]
    slope = math.fsum(map(mul, distances, beyond)) / year_squares
    try:
        squares = math.fsum([(more - slope * distance) ** 2 for more, distance in zip(beyond, distances, strict=True)])
    except OverflowError:
        return None
    return LinearTrend(mean_year, mean, slope, math.sqrt(squares / (count - 2)), year_squares, count)


@lru_cache(maxsize=256)
def student_t_quantile(probability: float, degrees: int) -> float:
    """The value that Student's t with so many degrees of freedom stays below with a probability between 0.5 and 1."""
    low, high = 0.0, 1.0
    while _student_t_below(high, degrees) < probability:
        low, high = high, high * 2
    for _ in range(80):
        middle = (low + high) / 2
        if _student_t_below(middle, degrees) < probability:
            low = middle
        else:
            high = middle
    return (low + high) / 2


def _student_t_below(value: float, degrees: int) -> float:
    """The probability that Student's t stays below a value of at least 0, by the incomplete beta function."""
    return 1 - _incomplete_beta(degrees / (degrees + value * value), degrees / 2, 0.5) / 2


def _incomplete_beta(x: float, a: float, b: float) -> float:
    """The regularised incomplete beta function I_x(a, b), by its continued fraction (NIST DLMF 8.17.22)."""
    if x in (0.0, 1.0):
        return x
    if x > (a + 1) / (a + b + 2):  # the fraction converges fast on the other side alone
        return 1 - _incomplete_beta(1 - x, b, a)
    front = math.exp(
        a * math.log(x) + b * math.log1p(-x) + math.lgamma(a + b) - math.lgamma(a) - math.lgamma(b) - math.log(a)
    )
    fraction = 1.0
    for step in range(200, 0, -1):
        half = step // 2
        if step % 2:
            term = -(a + half) * (a + b + half) * x / ((a + 2 * half) * (a + 2 * half + 1))
        else:
            term = half * (b - half) * x / ((a + 2 * half - 1) * (a + 2 * half))
        fraction = 1 + term / fraction
    return front / fraction
