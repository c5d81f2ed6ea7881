"""Turns two versions of a deck or of a slide into pairs: which slide, which shape of one is which of the other."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping, Sequence

from guidepress.products.deck_content import Piece, SlideContent

NEAR = 4
"""Points by which a program may shift or size a shape that nobody moved."""
_LIKE = 0.5  # the share of words at which a slide without a name is taken for one that was generated
_ALMOST_SAME = 0.8  # where other slides have kept their names
_FAR = 120  # points


def match_slides(theirs: Sequence[SlideContent], generated: Mapping[str, SlideContent]) -> list[str]:
    """Give the key in `generated` of each slide, "" for a slide that somebody made.

    Slides are known by name; those that have lost it, by the words that they share, the likest first.
    """
    keys = [""] * len(theirs)
    for name in dict.fromkeys(each.name for each in theirs if each.name in generated):
        # A copy of a slide may bear its name too: the likest is the original.
        same = [number for number, each in enumerate(theirs) if each.name == name]
        keys[max(same, key=lambda number: (likeness(theirs[number], generated[name]), -number))] = name
    least = _ALMOST_SAME if any(keys) else _LIKE
    missing = {name: each for name, each in generated.items() if name not in keys}
    counted = {name: _counts(each) for name, each in missing.items()}
    scores = [
        (_likeness(counts, other), -number, name)
        for number, each in enumerate(theirs)
        if not keys[number] and each.name not in generated
        for counts in (_counts(each),)
        for name, other in counted.items()
    ]
    order = {name: place for place, name in enumerate(generated)}
    for score, number, name in sorted(scores, key=lambda found: (-found[0], -found[1], order[found[2]])):
        if score >= least and not keys[-number] and name not in keys:
            keys[-number] = name
    return keys


def likeness(one: SlideContent, other: SlideContent) -> float:
    """Give the share of words that two slides have in common, from 0 to 1; titles weigh as much as a third."""
    return _likeness(_counts(one), _counts(other))


_Counts = tuple[Counter[str], Counter[str]]


def _counts(slide: SlideContent) -> _Counts:
    """Count the words of a slide's title, and of all of it."""
    return Counter(slide.title.lower().split()), Counter(slide.words())


def _likeness(one: _Counts, other: _Counts) -> float:
    return (_shared(one[0], other[0]) + 2 * _shared(one[1], other[1])) / 3


def _shared(one: Counter[str], other: Counter[str]) -> float:
    whole = one.total() + other.total()
    return 2 * sum(min(count, other[word]) for word, count in one.items()) / whole if whole else 0.0


def match_pieces(base: SlideContent, other: SlideContent) -> dict[str, str]:
    """Pair the keys of pieces: by name, then by the same text, then by where they stand."""
    pairs = {each.key: each.key for each in base.pieces if _alike(each, other.piece(each.key))}

    def left(slide: SlideContent, used: set[str]) -> list[Piece]:
        return [each for each in slide.pieces if each.key not in used]

    for each in left(base, set(pairs)):
        same = [
            piece for piece in left(other, set(pairs.values())) if _alike(each, piece) and piece.lines == each.lines
        ]
        if same and (each.lines or _distance(each, same[0]) <= _FAR):
            pairs[each.key] = min(same, key=lambda piece: _distance(each, piece)).key
    near = [
        (_distance(each, piece), place, number, each.key, piece.key)
        for place, each in enumerate(left(base, set(pairs)))
        for number, piece in enumerate(left(other, set(pairs.values())))
        # Where names are kept, what has another name is another shape.
        if _alike(each, piece) and (each.kind == "title" or piece.key.startswith("PlaceHolder"))
    ]
    for distance, _, _, key, found in sorted(near):
        if key not in pairs and found not in pairs.values() and distance <= _FAR:
            pairs[key] = found
    return pairs


def _alike(one: Piece, other: Piece | None) -> bool:
    return other is not None and (one.kind == other.kind or {one.kind, other.kind} == {"text", "shape"})


def _distance(one: Piece, other: Piece) -> int:
    return sum(abs(a - b) for a, b in zip(one.place, other.place, strict=True))


def is_near(one: Piece, other: Piece) -> bool:
    """Say whether a shape stands where it stood, as far as programs keep that."""
    return all(abs(a - b) <= NEAR for a, b in zip(one.place, other.place, strict=True))


def out_of_order(places: Sequence[int]) -> set[int]:
    """Give the fewest of some numbers that must be taken out so that the others rise."""
    tails: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for index, place in enumerate(places):
        length = bisect_left(tails, place)
        tails[length:] = [place, *tails[length + 1 :]]
        ends[length:] = [index, *ends[length + 1 :]]
        before.append(ends[length - 1] if length else -1)
    kept = set()
    index = ends[-1] if ends else -1
    while index >= 0:
        kept.add(places[index])
        index = before[index]
    return set(places) - kept
