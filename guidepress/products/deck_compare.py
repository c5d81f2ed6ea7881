"""Turns a trainer's deck and today's into values: what the trainer changed, what the source, and what goes together.

Three states of each slide are compared: the base (what was generated then, kept in the deck's origin), the trainer's,
and what the source gives today.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from guidepress.products.deck_content import DeckContent, Piece, SlideContent, read_deck
from guidepress.products.deck_match import is_near, match_pieces, match_slides, out_of_order
from guidepress.products.deck_origin import YOURS, Origin, read_origin
from guidepress.products.deck_package import UnreadableDeckError
from guidepress.products.deck_shapes import digest

Outcome = Literal[
    "same",  # nobody changed it
    "own",  # the trainer's own slide
    "edited",  # changed by the trainer alone
    "renewed",  # changed in the source alone
    "merged",  # changed by both, in different parts
    "agreed",  # changed by both in the same way
    "conflict",  # changed by both, differently
    "open",  # the trainer's version of a slide that an earlier refresh set beside the source's
    "gone",  # no longer in the source, untouched by the trainer
    "gone-edited",  # no longer in the source, changed by the trainer
    "removed",  # taken out by the trainer
    "new",  # new in the source
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """One change of one part of a slide.

    `part` is text:KEY, frame:KEY, added:KEY, new:KEY, notes, hidden, layout or motion; `what` is text, look, picture,
    place, added, removed, notes, hidden, shown, layout or motion; `value` tells changes apart that no lines tell.
    """

    part: str
    what: str
    label: str = ""
    old: tuple[str, ...] = ()
    new: tuple[str, ...] = ()
    value: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SlideChange:
    """What became of one slide; `number` counts the trainer's slides from 1, `today` the source's, 0 is none.

    `after` is for a new slide: the number of the trainer's slide after which it belongs. `agreed` are parts that both
    sides changed in the same way, `clashes` those that they changed differently. `pairs` give, for the key of a piece
    in the base, its key on the trainer's slide, `today_pairs` on today's.
    """

    outcome: Outcome
    key: str
    title: str
    number: int = 0
    today: int = 0
    after: int = 0
    moved: bool = False
    mine: tuple[Edit, ...] = ()
    source: tuple[Edit, ...] = ()
    agreed: tuple[str, ...] = ()
    clashes: tuple[str, ...] = ()
    pairs: tuple[tuple[str, str], ...] = ()
    today_pairs: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """All slides: the trainer's in their order, then those that they removed, then the new ones.

    `reordered` says that the order of slides changed in the source, `exact` that formats could be compared too.
    """

    origin: Origin
    slides: tuple[SlideChange, ...]
    reordered: bool
    exact: bool
    version: str


def compare_decks(theirs: bytes, today: bytes) -> Comparison:
    """Compare a trainer's deck with its base and with today's; raises UnreadableDeckError where there is no origin."""
    origin, now = read_origin(theirs), read_origin(today)
    if origin is None or now is None:
        raise UnreadableDeckError("it does not say from which guide it comes")
    deck = read_deck(theirs, mark=origin.mark)
    base = {each.content.name: each.content for each in origin.slides}
    fresh = {each.content.name: each.content for each in now.slides}
    keys = match_slides(deck.slides, base)
    named = any(each.name and each.name == key for each, key in zip(deck.slides, keys, strict=True))
    exact = deck.exact and origin.exact and named
    changes = _present(deck, keys, base, fresh, exact=exact)
    held = {each.key for each in changes if each.key}
    order = list(fresh)
    for name, was in base.items():
        if name not in held and not name.endswith(YOURS):
            source = diff(was, fresh[name]) if name in fresh else ()
            place = order.index(name) + 1 if name in fresh else 0
            changes.append(SlideChange(outcome="removed", key=name, title=was.title, today=place, source=source))
    numbers = {each.key: each.number for each in changes if each.number}
    after = 0
    for place, name in enumerate(order, start=1):
        after = numbers.get(name, after)
        if name not in base and name not in held:
            # A trainer's version of a slide that comes back stands before it.
            after = numbers.get(f"{name}{YOURS}", after)
            changes.append(SlideChange(outcome="new", key=name, title=fresh[name].title, today=place, after=after))
    common = [name for name in base if name in fresh]
    reordered = bool(out_of_order([order.index(name) for name in common]))
    return Comparison(origin=origin, slides=tuple(changes), reordered=reordered, exact=exact, version=now.version)


def _present(
    deck: DeckContent,
    keys: Sequence[str],
    base: Mapping[str, SlideContent],
    fresh: Mapping[str, SlideContent],
    *,
    exact: bool,
) -> list[SlideChange]:
    """Say what became of each slide that the trainer has."""
    known = list(base)
    settled = [key.removesuffix(YOURS) if _is_settled(key, keys, base) else key for key in keys]
    moved = out_of_order([known.index(key) for key in settled if key and not key.endswith(YOURS)])
    order = list(fresh)
    changes = []
    for number, (slide, key) in enumerate(zip(deck.slides, settled, strict=True), start=1):
        change = SlideChange(outcome="own", key=key, title=slide.title, number=number)
        if key.endswith(YOURS):
            beside = key.removesuffix(YOURS) in keys
            changes.append(replace(change, outcome="open" if beside else "own"))
        elif not key:
            changes.append(change)
        else:
            mine = diff(base[key], slide, exact=exact, places=True)
            pairs = tuple(match_pieces(base[key], slide).items())
            change = replace(change, mine=mine, moved=known.index(key) in moved, pairs=pairs)
            if key in fresh:
                now = tuple(match_pieces(base[key], fresh[key]).items())
                changed = replace(change, source=diff(base[key], fresh[key]), today=order.index(key) + 1)
                changes.append(_judged(replace(changed, today_pairs=now)))
            else:
                changes.append(replace(change, outcome="gone-edited" if mine else "gone"))
    return changes


def _is_settled(key: str, keys: Sequence[str], base: Mapping[str, SlideContent]) -> bool:
    """Say whether a trainer has decided for their version: the other one is no longer there."""
    name = key.removesuffix(YOURS)
    return key.endswith(YOURS) and name in base and name not in keys


def _judged(change: SlideChange) -> SlideChange:
    """Decide what two sets of edits make of a slide."""
    mine, source = ({each.part: each for each in edits} for edits in (change.mine, change.source))
    agreed = {part for part in mine.keys() & source.keys() if _same(mine[part], source[part])}
    ours, new = mine.keys() - agreed, source.keys() - agreed
    clashes = ours & new
    # What the trainer changed on the slide cannot be moved to a layout that is made otherwise.
    if "layout" in new and ours - {"notes", "hidden"}:
        clashes |= {"layout"}
    outcome: Outcome
    if clashes:
        outcome = "conflict"
    elif ours and new:
        outcome = "merged"
    elif ours or new:
        outcome = "edited" if ours else "renewed"
    else:
        outcome = "agreed" if agreed else "same"
    return replace(change, outcome=outcome, agreed=tuple(sorted(agreed)), clashes=tuple(sorted(clashes)))


def _same(one: Edit, other: Edit) -> bool:
    return (one.what, one.new) == (other.what, other.new) and (one.what == "text" or one.value == other.value)


def diff(base: SlideContent, other: SlideContent, *, exact: bool = True, places: bool = False) -> tuple[Edit, ...]:
    """List what differs on a slide: formats only if `exact`, places of shapes only with `places`."""
    pairs = match_pieces(base, other)
    edits: list[Edit] = []
    for each in base.pieces:
        found = other.piece(pairs[each.key]) if each.key in pairs else None
        if found is None:
            edits.append(Edit(part=f"text:{each.key}", what="removed", label=each.key, old=each.lines))
        else:
            edits += _piece_edits(each, found, exact=exact, places=places)
    paired = set(pairs.values())
    for piece in other.pieces:
        if piece.key not in paired:
            part = f"{'added' if places else 'new'}:{piece.key}"
            edits.append(Edit(part=part, what="added", label=piece.key, new=piece.lines, value=piece.look))
    if base.notes != other.notes:
        edits.append(Edit(part="notes", what="notes", old=base.notes, new=other.notes))
    if base.hidden != other.hidden:
        edits.append(Edit(part="hidden", what="hidden" if other.hidden else "shown"))
    if exact and base.layout != other.layout:
        edits.append(Edit(part="layout", what="layout", old=(base.layout,), new=(other.layout,)))
    if exact and base.look != other.look:
        edits.append(Edit(part="motion", what="motion", old=(base.look,), new=(other.look,)))
    return tuple(edits)


def _piece_edits(base: Piece, other: Piece, *, exact: bool, places: bool) -> list[Edit]:
    edit = Edit(part=f"text:{base.key}", what="text", label=base.key, old=base.lines, new=other.lines, value=other.look)
    found = []
    if base.lines != other.lines:
        found.append(edit)
    elif exact and base.look != other.look:
        found.append(replace(edit, what="picture" if base.kind == "picture" else "look"))
    if (places and not is_near(base, other)) or (exact and base.fill != other.fill):
        place = digest(*map(str, other.place), other.fill)
        found.append(Edit(part=f"frame:{base.key}", what="place", label=base.key, value=place))
    return found
