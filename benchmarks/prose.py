"""Turns a seeded random generator into words, sentences and titles that read like a training guide and say nothing."""

from __future__ import annotations

import random
from dataclasses import dataclass, field

# ruff: noqa: SIM905 (a line of words reads better than a tuple of them)
_ADJECTIVES = tuple(
    "common early fair local mutual national open public regional rural seasonal shared simple stable urban "
    "careful direct formal joint written".split()
)
_NOUNS = tuple(
    "office register ledger scheme council member worker family village board fund record claim newcomer "
    "teacher service agreement period measure border market district plan meeting household visit report".split()
)
_VERBS = tuple("explains records protects follows compares supports serves checks keeps covers joins reaches".split())
_ENDS = (
    "before the season ends",
    "in every district",
    "when the claim is made",
    "without a second form",
    "for the whole household",
    "as the board has asked",
    "within one working day",
    "after the first visit",
    "on both sides of the border",
)
_OTHER_WORDS = tuple(
    "mela soru tani veko lusa pireno dakal wami sento barula kive nosi tarema yulo sapedi rino gamelu foti".split()
)
_ARABIC_WORDS = tuple("سجل مكتب عامل أسرة قرية صندوق خطة لجنة خدمة حق موسم حدود تقرير زيارة عضو اتفاق".split())
_CONSONANTS = "BDFGHKMNPRSTWZ"


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """The ids that texts may mention."""

    terms: tuple[tuple[str, str], ...]
    """Pairs of id and term."""
    acronyms: tuple[str, ...]
    facts: tuple[str, ...]
    works: tuple[str, ...]
    countries: tuple[str, ...] = ("KE", "GH", "ZA", "MA", "SN", "ET", "TZ", "PH", "ES", "BR")


@dataclass(slots=True, kw_only=True)
class Prose:
    """A source of sentences; `said` keeps the plain paragraphs, which a catalogue can translate by their text."""

    chance: random.Random
    names: Names
    said: list[str] = field(default_factory=list)

    def sentence(self) -> str:
        """Give a plain sentence of about twelve words."""
        pick = self.chance.choice
        start = f"The {pick(_ADJECTIVES)} {pick(_NOUNS)} {pick(_VERBS)} the {pick(_NOUNS)}"
        return f"{start} of the {pick(_ADJECTIVES)} {pick(_NOUNS)} {pick(_ENDS)}."

    def title(self) -> str:
        """Give a message of six words: fit for a slide and for a heading."""
        pick = self.chance.choice
        return f"A {pick(_ADJECTIVES)} {pick(_NOUNS)} {pick(_VERBS)} every {pick(_NOUNS)}"

    def phrase(self, words: int) -> str:
        """Give a few words without a full stop, for a bullet or a cell."""
        chosen = [self.chance.choice(_ADJECTIVES if number % 2 else _NOUNS) for number in range(words)]
        return " ".join(chosen).capitalize()

    def plain(self, words: int) -> str:
        """Give a plain paragraph of about `words` words; it can be translated."""
        sentences: list[str] = []
        while sum(len(each.split()) for each in sentences) < words:
            sentences.append(self.sentence())
        self.said.append(" ".join(sentences))
        return self.said[-1]

    def marked(self, words: int, anchors: list[str]) -> str:
        """Give a paragraph with a mention of each kind: term, acronym, fact, citation, footnote, reference."""
        pick, names = self.chance.choice, self.names
        sentences: list[str] = []
        while sum(len(each.split()) for each in sentences) < words:
            term = pick(names.terms)
            mention = pick(
                (
                    f"A [{term[1]}]{{.term}} helps here.",
                    f"The {pick(names.acronyms)} has said so [@{pick(names.works)}, p. {self.chance.randint(1, 200)}].",
                    f"There were [{pick(names.facts)}]{{.fact}} of them.",
                    f"See [](#{pick(anchors)}) for *one* more.",
                    f"As @{pick(names.works)} shows, **both** sides gain.^[{self.sentence()}]",
                    "Some call it [ledger book]{.index}, others [livre]{lang=fr}.",
                )
            )
            sentences += [self.sentence(), mention]
        return " ".join(sentences)

    def translation(self, language: str, text: str) -> str:
        """Give as many words of another language as the text has."""
        words = _ARABIC_WORDS if language == "ar" else _OTHER_WORDS
        chosen = [self.chance.choice(words) for _ in text.split()]
        return " ".join(chosen).capitalize() + "."


def term_name(number: int) -> str:
    """Give the name of a term: all differ."""
    rest, adjective = divmod(number, len(_ADJECTIVES))
    first, noun = divmod(rest, len(_NOUNS))
    tail = f" {_NOUNS[first % len(_NOUNS)]}" if first else ""
    return f"{_ADJECTIVES[adjective]} {_NOUNS[noun]}{tail} rule"


def acronym_name(number: int) -> str:
    """Give an acronym of three or four letters: all differ, none reads as a number."""
    letters = ""
    for _ in range(3):
        number, at = divmod(number, len(_CONSONANTS))
        letters += _CONSONANTS[at]
    return letters + (_CONSONANTS[number] if number else "")
