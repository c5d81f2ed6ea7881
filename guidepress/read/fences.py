"""Finds fenced divs that are never closed, or close nothing: pandoc passes them without a word."""

from __future__ import annotations

import re

from guidepress.read.findings import Findings

_FENCE = re.compile(r"^[ \t]*(?:>[ \t]?)*(:{3,})[ \t]*(?P<rest>.*?)[ \t]*:*$")
_CODE = re.compile(r"^ {0,3}(`{3,}|~{3,})")


def check_fences(text: str, findings: Findings) -> None:
    """Tell where `:::` lines do not pair; code blocks are passed over."""
    open_lines: list[int] = []
    code = ""
    for number, line in enumerate(text.split("\n"), start=1):
        fence = _CODE.match(line)
        if fence:
            if not code:
                code = fence[1]
            elif fence[1].startswith(code) and not line.strip().strip(code[0]):
                code = ""
            continue
        match = None if code else _FENCE.match(line)
        if not match:
            continue
        if match["rest"]:
            open_lines.append(number)
        elif open_lines:
            open_lines.pop()
        else:
            what = "this ::: closes no block"
            findings.tell("div-is-closed", findings.source.place(findings.path, number), what=what)
    for number in open_lines:
        what = "this block is opened with ::: but never closed"
        findings.tell("div-is-closed", findings.source.place(findings.path, number), what=what)
