"""Numbers about the desk, and which of them are too small to be shown. Pure."""

from collections.abc import Iterable, Mapping, Sequence
from statistics import median

SMALLEST = 5  # fewer people than that could be known by the number (ICO, Anonymisation, 2012)


def middle(values: Iterable[float]) -> float | None:
    """The median; None of nothing."""
    kept = list(values)
    return median(kept) if kept else None


def length_words(seconds: float) -> str:
    """A length of time in words: "2 hours 30 minutes"."""
    hours, minutes = divmod(round(seconds / 60), 60)
    parts = [(hours, "hour"), (minutes, "minute")]
    said = [f"{number} {word}{'' if number == 1 else 's'}" for number, word in parts if number]
    return " ".join(said) or "under a minute"


def hours_words(seconds: float | None) -> str:
    """How long a reply takes, counted in opening hours: "2 hours of opening time"."""
    return "no replies yet" if seconds is None else f"{length_words(seconds)} of opening time"


def without_small(numbers: Mapping[str, int]) -> dict[str, int | None]:
    """The numbers with small ones hidden (None).

    If one alone were hidden, or few in all, the sum would tell them: the next smallest go with them.
    """
    hidden = {name for name, number in numbers.items() if 0 < number < SMALLEST}
    others = sorted((number, name) for name, number in numbers.items() if number >= SMALLEST)
    while hidden and others and (len(hidden) < 2 or sum(numbers[name] for name in hidden) < SMALLEST):
        hidden.add(others.pop(0)[1])
    return {name: None if name in hidden else number for name, number in numbers.items()}


def bars(rows: Sequence[tuple[str, int]], width: int = 400, step: int = 28) -> dict:
    """A bar chart as plain numbers for an SVG: each bar with its place, length and words."""
    most = max((number for _name, number in rows), default=0) or 1
    return {
        "width": width + 240,
        "height": step * len(rows) + 8,
        "bars": [
            {
                "name": name,
                "number": number,
                "y": place * step + 4,
                "text_y": place * step + 18,
                "length": round(width * number / most),
                "label_x": 190 + round(width * number / most) + 6,
            }
            for place, (name, number) in enumerate(rows)
        ],
    }


def line(values: Sequence[int], width: int = 600, height: int = 160) -> dict:
    """A line chart as plain numbers for an SVG."""
    most, last = max(values, default=0) or 1, max(len(values) - 1, 1)
    points = [
        (round(10 + (width - 20) * place / last, 1), round(height - 20 - (height - 40) * value / most, 1))
        for place, value in enumerate(values)
    ]
    return {
        "width": width,
        "height": height,
        "most": most,
        "points": " ".join(f"{x},{y}" for x, y in points),
        "base": height - 20,
    }
