"""Turns the HTML that pandoc writes into the site's own: no styles in the text, and head cells that say of what."""

from __future__ import annotations

import re

_HEAD = re.compile(r"<thead>.*?</thead>", re.DOTALL)
_COLUMNS = re.compile(r"<colgroup>.*?</colgroup>\s*", re.DOTALL)
_ALIGNED = re.compile(r'<(t[hd])((?: (?!style=)[a-z-]+="[^"]*")*) style="text-align: (left|right|center);"')
_VOID = re.compile(r"<(img|br|hr|input)\b([^<>]*?) ?/>")


def tidied(html: str) -> str:
    """Give the same text in valid and plain HTML; pandoc escapes all text, so what looks like a tag is one."""
    html = _VOID.sub(r"<\1\2>", _COLUMNS.sub("", html))
    html = _ALIGNED.sub(_aligned, html)
    html = _HEAD.sub(lambda found: _scoped(found[0], "col"), html)
    return _scoped(html, "row")


def _aligned(found: re.Match[str]) -> str:
    return f"<{found[1]}{found[2]}" + ("" if found[3] == "left" else f' class="{found[3]}"')


def _scoped(html: str, scope: str) -> str:
    return re.sub(r"<th(?=[ >])(?![^>]* scope=)", f'<th scope="{scope}"', html)
