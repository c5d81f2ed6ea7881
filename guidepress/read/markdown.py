"""Turns Markdown texts into pandoc's JSON, all of a unit's files in one call of pandoc."""

from __future__ import annotations

import json
import re
from importlib.resources import as_file, files

from guidepress.model import Node
from guidepress.tools import pandoc

# gfm ids are off, so that only ids which an editor wrote exist; emoji, alerts and TeX math would
# turn plain signs (:word:, $) into markup. sourcepos gives every node its place.
DIALECT = (
    "commonmark_x+sourcepos-gfm_auto_identifiers-implicit_header_references"
    "-emoji-alerts-tex_math_dollars-yaml_metadata_block"
)
TOO_DEEP = "its blocks are nested too deeply"
_FRONT = re.compile(r"\A---[ \t]*\n(?P<yaml>.*?)^---[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)


def split_front(text: str) -> tuple[str | None, str]:
    """Part the YAML front matter from the text; blank lines stand in its place, so that lines keep their numbers."""
    match = _FRONT.match(text)
    if not match:
        return None, text
    return match["yaml"], "\n" * match[0].count("\n") + text[match.end() :]


def parse_markdown(texts: list[str]) -> list[list[Node] | str]:
    """Parse texts; give the blocks of each, or the words in which pandoc refused it."""
    if not texts:
        return []
    # pandoc takes the last row of a table for a paragraph if no line break follows it.
    ended = [f"{text}\n" for text in texts]
    with as_file(files("guidepress.read") / "parse.lua") as script:
        answer = pandoc(["lua", str(script)], json.dumps({"format": DIALECT, "texts": ended}))
    return [_document(each) for each in json.loads(answer)]


def _document(written: str) -> list[Node] | str:
    try:
        answer = json.loads(written)
    except RecursionError:
        return TOO_DEEP
    return answer if isinstance(answer, str) else list(answer["blocks"])
