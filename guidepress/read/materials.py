"""Checks an activity's materials against its worksheets and cards: what contradicts them becomes a problem."""

from __future__ import annotations

from difflib import get_close_matches

from guidepress.model import ActivityMeta, Node
from guidepress.nodes import id_of, is_div, value_of, walk
from guidepress.read.findings import Findings
from guidepress.read.yaml_file import YamlText


def check_materials(meta: ActivityMeta, yaml: YamlText, blocks: tuple[Node, ...], findings: Findings) -> None:
    """Tell of a `handout` that is not in the activity, that nobody prints, or that is cut out for somebody else."""
    sheets = {id_of(node): node for node in walk(blocks) if is_div(node, "handout", "cards")}
    for number, each in enumerate(meta.materials):
        if not each.handout:
            continue
        at = yaml.place("materials", number, "handout")
        if each.handout not in sheets:
            close = get_close_matches(each.handout, sorted(sheets), n=1)
            known = f"perhaps {close[0]} is meant" if close else "write it in this file: ::: {.handout #handout-…}"
            kind = "worksheet or set of cards of this activity"
            findings.tell("reference-is-known", at, kind=kind, id=each.handout, hint=known)
            continue
        if each.get != "print":
            why, hint = "a worksheet or a set of cards is printed", "add get: print"
            findings.tell("value-has-type", yaml.place("materials", number, "get"), key="get", why=why, hint=hint)
        per = value_of(sheets[each.handout], "per")
        if per and per != each.per:
            why = f"the cards {each.handout} are cut out per {per}, and this counts them per {each.per}"
            at = yaml.place("materials", number, "per")
            findings.tell("value-has-type", at, key="per", why=why, hint=f"write per: {per} here, or change the cards")
