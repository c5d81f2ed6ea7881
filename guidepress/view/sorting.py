"""Gives words a sort key as a reader of the language expects: accents and case folded, Arabic article passed over."""

from __future__ import annotations

import unicodedata

_ARABIC_ARTICLE = "\u0627\u0644"
_ARABIC_FORMS = str.maketrans(
    {
        "\u0623": "\u0627",
        "\u0625": "\u0627",
        "\u0622": "\u0627",
        "\u0671": "\u0627",
        "\u0649": "\u064a",
        "\u0629": "\u0647",
        "\u0624": "\u0648",
        "\u0626": "\u064a",
        "\u0640": None,
    }
)
_LEADERS = "«»“”‘’\"'([¿¡"


def sort_key(text: str, language: str) -> tuple[str, str, str]:
    """Give the key by which `text` is sorted in `language`; equal words fall back on their own spelling."""
    first = text.strip(_LEADERS + " ")
    folded = _folded(first, language)
    return folded, first.casefold(), text


def letter_of(text: str, language: str) -> str:
    """Give the heading letter under which `text` stands in a list."""
    key = sort_key(text, language)[0].replace("n\uffff", "ñ")
    return key[:1].upper() if key[:1].isalpha() else "#"


def _folded(text: str, language: str) -> str:
    folded = text.casefold()
    if language.split("-", 1)[0] == "ar":
        folded = folded.removeprefix(_ARABIC_ARTICLE).translate(_ARABIC_FORMS)
    if language.split("-", 1)[0] == "es":
        # ñ is a letter of its own, after n.
        folded = folded.replace("ñ", "n\uffff")
    decomposed = unicodedata.normalize("NFKD", folded)
    return "".join(char for char in decomposed if not unicodedata.combining(char) and char not in "-’'")
