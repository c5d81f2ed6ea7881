"""The rules of `doit check`: what finished products must tell alike, each with its sentence and hint."""

from __future__ import annotations

from guidepress.rule import Rule

PRODUCT_RULES = (
    Rule(
        id="name-fits-disc",
        sentence="the file cannot be on a disc: {why}",
        hint="give what it shows a shorter id, of letters a to z, digits and -",
    ),
    Rule(
        id="disc-holds-all",
        sentence="the disc would hold {size} MB, and at most {most} MB fit; the largest files are {files}",
        hint="make the pictures in the largest files smaller, or build fewer languages",
    ),
    Rule(
        id="products-are-readable",
        sentence="the finished products could not be compared: {why}",
        hint="{hint}",
    ),
    Rule(
        id="minutes-agree",
        sentence="{what} takes {here} minutes in one place and {there} in the other",
        hint="build again; if it stays, one of the two is written by hand, or it is a fault of guidepress",
    ),
    Rule(
        id="duration-agrees",
        sentence="duration says {duration} minutes; the agenda of the module's own deck adds up to {whole}",
        hint="write the sum, rounded up to the next 5 minutes: the agenda of all modules shows the duration",
        severity="warning",
    ),
    Rule(
        id="timetable-agrees",
        sentence="{what}: {here} in one place, {there} in the other",
        hint="build the workshop again; if it stays, it is a fault of guidepress",
    ),
    Rule(
        id="slide-numbers-agree",
        sentence='"{what}" is told to be on slide {told}; the deck shows there: {seen}',
        hint="build decks and facilitator guide again; if it stays, it is a fault of guidepress",
    ),
    Rule(
        id="page-references-agree",
        sentence='"{what}" is told to be on page {told}; it stands on page {real}',
        hint="build the book and what tells its pages again; if it stays, it is a fault of guidepress",
    ),
    Rule(
        id="lists-agree",
        sentence='the list says for "{what}": {told}; it should be {real}',
        hint="build the workshop again; if it stays, look at the materials of the activity",
    ),
    Rule(
        id="pack-is-complete",
        sentence="{file} {what}",
        hint="build the workshop again; if it stays, it is a fault of guidepress",
    ),
    Rule(
        id="counts-agree",
        sentence='{where} says "{words}"; what it counts has {listed}',
        hint="count again, and change the word or the list; if something else is meant, name it: the first two steps",
    ),
    Rule(
        id="sets-agree",
        sentence='"{words}" stands nowhere in the guide; here it is "{other}"',
        hint="let both say the same number, or name the set that is meant",
        severity="warning",
    ),
    Rule(
        id="counts-are-one",
        sentence='this says "{words}", the slide says "{other}"',
        hint="let both say the same number, or name what is counted otherwise",
    ),
    Rule(
        id="objective-is-checked",
        sentence='no question, and no activity with a debrief or answers, checks the objective "{id}"',
        hint="write a question {{.question objective={id}}}, or name the objective in such an activity",
        severity="warning",
    ),
    Rule(
        id="question-has-objective",
        sentence='the question "{id}" does not say which objective it checks',
        hint="write objective=… behind its id",
        severity="warning",
    ),
    Rule(
        id="objectives-agree",
        sentence="the product does not tell this objective as the source does: {text}",
        hint="build again; if it stays, it is a fault of guidepress",
    ),
    Rule(
        id="facts-agree",
        sentence='the fact "{id}" is {value}; the product should show {figure}',
        hint="build again; if it stays, it is a fault of guidepress",
    ),
    Rule(
        id="figure-is-a-fact",
        sentence='"{figure}" is written by hand; it is the fact {id}',
        hint="write [{id}]{{.fact}}, so that it follows when the fact changes",
        severity="warning",
    ),
    Rule(
        id="figure-contradicts-fact",
        sentence='"{figure}" is written by hand; the fact {id}, in the same words, is {value}',
        hint="write [{id}]{{.fact}} if it is the same; else say in what it differs (year, place, group)",
        severity="warning",
    ),
    Rule(
        id="years-agree",
        sentence="{name} is of {year} here and of {other} there",
        hint="look it up, and write the right year in both places",
    ),
    Rule(
        id="handout-is-there",
        sentence='the text names "{name}", and there is no handout or set of cards of that title',
        hint="write its title as it stands above the handout",
    ),
    Rule(
        id="handout-is-named",
        sentence='neither the materials nor the steps name "{title}"',
        hint="add it to the materials: {{item: …, per: person, handout: …, get: print}}",
        severity="warning",
    ),
    Rule(
        id="handout-is-printed",
        sentence='the product should hold "{title}" and does not',
        hint="build again; if it stays, it is a fault of guidepress",
    ),
    Rule(
        id="print-is-there",
        sentence='"{item}" is to be printed, and the materials do not say which handout or cards it is',
        hint="name it: handout: …; if there is nothing to print yet, write it as a handout, or get: have",
        severity="warning",
    ),
)
"""They are told by checks/consistency.py; rules.py holds them among all rules."""
