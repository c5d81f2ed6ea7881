"""Turns a comparison of decks into plain text for the trainer: a summary, then what happened to each slide."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from difflib import SequenceMatcher

from guidepress.products.deck_compare import Comparison, Edit, SlideChange

Words = Mapping[str, str]

OUTCOMES = (
    "conflict",
    "open",
    "own",
    "edited",
    "merged",
    "agreed",
    "renewed",
    "new",
    "removed",
    "gone",
    "gone-edited",
)
"""Outcomes that are told, in the order of the summary."""
DONE = ("renewed", "merged", "conflict", "new", "gone", "gone-edited")
"""Outcomes on which a refresh changes the deck."""
_CONTEXT = 3  # words
_MOST = 4  # changes of one text
_WIDTH = 100  # characters of one side of a change


def comparison_report(comparison: Comparison, words: Words) -> str:
    """Tell how a trainer's deck differs from where it comes from and from today's; ends with a line break."""
    told = [each for each in comparison.slides if each.outcome in OUTCOMES or each.moved]
    lines = [*_head(comparison, words), _summary(told, words) or words["copy-nothing"], *_remarks(comparison, words)]
    for each in told:
        names = [words[f"copy-{each.outcome}"]] if each.outcome in OUTCOMES else []
        names += [words["copy-moved"]] if each.moved else []
        lines += ["", _heading(each, "; ".join(names), words), *_details(each, words)]
    return "\n".join(lines) + "\n"


def refresh_report(comparison: Comparison, words: Words) -> str:
    """Tell what a refresh did; ends with a line break."""
    done = [each for each in comparison.slides if each.outcome in DONE]
    done += [each for each in comparison.slides if each.outcome == "removed" and each.source]
    lines = [*_head(comparison, words), _summary(done, words) or words["copy-up-to-date"]]
    for each in done:
        lines += ["", _heading(each, words[f"copy-did-{each.outcome}"], words)]
        # A slide that is renewed whole needs no list of what changed.
        lines += _details(each, words) if each.outcome in ("merged", "conflict") else []
    return "\n".join(lines) + "\n"


def _head(comparison: Comparison, words: Words) -> list[str]:
    return [words["copy-from"].format(base=comparison.origin.version, today=comparison.version)]


def _remarks(comparison: Comparison, words: Words) -> Iterator[str]:
    if comparison.reordered:
        yield words["copy-reordered"]
    if not comparison.exact:
        yield words["copy-formats-unknown"]


def _summary(told: Sequence[SlideChange], words: Words) -> str:
    counts = [(words[f"copy-{name}"], sum(each.outcome == name for each in told)) for name in OUTCOMES]
    counts.append((words["copy-moved"], sum(each.moved for each in told)))
    return "\n".join(f"  {count:>3}  {label}" for label, count in counts if count)


def _heading(change: SlideChange, label: str, words: Words) -> str:
    title = f'"{change.title}"' if change.title else f"({change.key or '–'})"
    if change.number:
        return f"{words['slide']} {change.number} {title}\n  {label}"
    if change.outcome == "new":
        place = words["copy-after"].format(n=change.after) if change.after else words["copy-beginning"]
        return f"– {title}\n  {label} ({place})"
    return f"– {title}\n  {label}"


def _details(change: SlideChange, words: Words) -> Iterator[str]:
    both = bool(change.mine and change.source)
    for who, edits in (("copy-you", change.mine), ("copy-guide", change.source)):
        if change.outcome in ("gone", "new", "own", "open"):
            return
        # Whose change it is goes without saying where only one side made any.
        name = f"{words[who]}: " if both or (who == "copy-guide" and change.outcome == "removed") else ""
        for edit in edits:
            yield from (f"    {name}{line}" for line in _edit_lines(edit, words))


def _edit_lines(edit: Edit, words: Words) -> Iterable[str]:
    label = words["notes"] if edit.what == "notes" else edit.label
    if edit.what in ("text", "notes"):
        return [f"{label}: {change}" for change in word_changes(edit.old, edit.new)]
    what = words[f"copy-what-{edit.what}"]
    text = _clipped(" / ".join(edit.new or edit.old).split(" ")) if edit.what in ("added", "removed") else ""
    return [": ".join(each for each in (label, what, text and f"[{text}]") if each)]


def word_changes(old: Sequence[str], new: Sequence[str]) -> list[str]:
    """List what changed between two texts, as `… two words [old] → [new] two more …`; at most four changes."""
    before, after = (" / ".join(lines).split(" ") for lines in (old, new))
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    groups: list[list[int]] = []
    for tag, start, end, begin, stop in matcher.get_opcodes():
        if tag == "equal":
            continue
        if groups and start - groups[-1][1] < _CONTEXT:
            groups[-1][1], groups[-1][3] = end, stop
        else:
            groups.append([start, end, begin, stop])
    found = []
    for start, end, begin, stop in groups[:_MOST]:
        lead, rest = before[max(0, start - _CONTEXT) : start], before[end : end + _CONTEXT]
        parts = ["…"] if start > _CONTEXT else []
        parts += [*lead, _change(before[start:end], after[begin:stop]), *rest]
        parts += ["…"] if end + _CONTEXT < len(before) else []
        found.append(" ".join(part for part in parts if part))
    return [*found, "…"] if len(groups) > _MOST else found


def _change(old: Sequence[str], new: Sequence[str]) -> str:
    was, now = (_clipped([*words]).strip(" /") for words in (old, new))
    if was and now:
        return f"[{was}] → [{now}]"
    return f"+[{now}]" if now else f"−[{was}]"


def _clipped(words: Sequence[str]) -> str:
    text = " ".join(words)
    if len(text) <= _WIDTH:
        return text
    # The beginning and the end say which text it is.
    return f"{text[: _WIDTH // 2].rsplit(' ', 1)[0]} … {text[-_WIDTH // 3 :].partition(' ')[2]}"
