"""Every rule: its id names the wished-for state, its sentence says what is wrong, its hint what to do."""

from __future__ import annotations

from types import MappingProxyType

from guidepress.product_rules import PRODUCT_RULES
from guidepress.rule import Rule

_ALL = (
    # files
    Rule(id="file-exists", sentence='the file "{path}" does not exist', hint="{hint}"),
    Rule(
        id="file-is-utf8",
        sentence="the file is not UTF-8 text: byte {byte} cannot be read",
        hint="save the file again with the encoding UTF-8",
    ),
    Rule(
        id="file-is-small",
        sentence="the file is {size} MB; at most {most} MB are read",
        hint="split the text, or make the picture smaller",
    ),
    Rule(
        id="path-stays-inside",
        sentence='"{path}" is not in the folder media/ of the source',
        hint="put the file into source/media/ and name it from there: media/name.svg",
    ),
    Rule(
        id="characters-are-plain",
        sentence="the text holds an invisible character {code} ({name})",
        hint="delete it; where text runs in another direction, write [text]{{lang=ar}}",
    ),
    Rule(
        id="character-is-drawn",
        sentence='the fonts of the brand do not have the character "{char}" ({code})',
        hint="write it otherwise, or name fonts in brand.yml that have it",
    ),
    Rule(
        id="csv-is-a-table",
        sentence='the data file "{path}" cannot be used: {why}',
        hint="a header row, the categories in the first column, a number (or nothing) in every other cell",
    ),
    Rule(
        id="picture-is-readable",
        sentence='the picture "{path}" cannot be used: {why}',
        hint="export it again as PNG, JPEG or SVG",
    ),
    # YAML
    Rule(id="yaml-is-valid", sentence="this is not valid YAML: {why}", hint="{hint}"),
    Rule(id="key-is-known", sentence='"{key}" is not a key that belongs here', hint="{hint}"),
    Rule(id="key-is-present", sentence='the key "{key}" is missing', hint="add a line {key}: …"),
    Rule(id="value-has-type", sentence='"{key}" is not as it should be: {why}', hint="{hint}"),
    # ids and references
    Rule(
        id="id-is-unique",
        sentence='the id "{id}" is used a second time; the first is at {first}',
        hint="give one of the two another id",
    ),
    Rule(
        id="id-is-well-formed",
        sentence='"{id}" is no id',
        hint="use lower-case letters, digits and hyphens, beginning with a letter; refs is taken",
    ),
    Rule(
        id="id-is-given",
        sentence="this {what} has no id",
        hint="give it one: {{#{example}}}",
    ),
    Rule(
        id="reference-is-known",
        sentence='there is no {kind} "{id}"',
        hint="{hint}",
    ),
    Rule(
        id="facet-is-known",
        sentence='"{value}" is no value of the facet "{facet}"',
        hint="guide.yaml lists: {known}",
    ),
    Rule(
        id="acronym-is-defined",
        sentence='"{acronym}" is used but not in acronyms.yaml',
        hint="add it to acronyms.yaml, or write [{acronym}]{{.literal}}",
    ),
    Rule(
        id="entry-is-used",
        sentence='no text uses the {kind} "{id}"',
        hint="use it where it is meant, or delete it from {file}",
        severity="warning",
    ),
    Rule(
        id="objective-is-served",
        sentence='no section or activity serves the objective "{id}"',
        hint="name it in a section's heading, {{objectives={id}}}, or in an activity's objectives",
    ),
    Rule(
        id="module-is-listed",
        sentence='the module folder "{id}" is not in the list of modules',
        hint="add {id} to modules in guide.yaml, or delete the folder",
        severity="warning",
    ),
    # Markdown
    Rule(
        id="markdown-is-readable",
        sentence="the Markdown could not be read: {why}",
        hint="undo the last change to this file and add it back piece by piece",
    ),
    Rule(
        id="section-has-title",
        sentence="{what}",
        hint="begin the text with one line: {example}",
    ),
    Rule(
        id="heading-levels-follow",
        sentence="a heading of level {level} follows one of level {before}",
        hint="use {wanted} here; levels are never skipped, and ### is the deepest",
    ),
    Rule(id="heading-has-text", sentence="this heading is empty", hint="write a title or delete the line"),
    Rule(
        id="div-is-closed",
        sentence="{what}",
        hint="each block begins with ::: and its name and ends with a line ::: of its own",
    ),
    Rule(
        id="div-is-separate",
        sentence="a line of ::: was taken as text",
        hint="leave a blank line before it, and do not indent it",
    ),
    Rule(
        id="block-is-known",
        sentence='there is no block or style called "{name}"',
        hint="{hint}",
    ),
    Rule(
        id="block-is-in-place",
        sentence="a block {name} cannot stand here",
        hint="{hint}",
    ),
    Rule(
        id="attribute-is-known",
        sentence='"{key}" is not an attribute of {what}',
        hint="known here: {known}",
    ),
    Rule(
        id="attribute-has-value",
        sentence='{key}="{value}" cannot be used for {what}',
        hint="{hint}",
    ),
    Rule(
        id="block-is-complete",
        sentence="this {what} lacks {part}",
        hint="{hint}",
    ),
    Rule(
        id="slide-attribute-is-shown",
        sentence="a slide of kind {kind} does not show what {key}= names",
        hint="delete {key}=, or choose a kind of slide that shows it: {kinds}",
    ),
    Rule(
        id="html-is-absent",
        sentence="the text holds raw HTML or other raw markup: {text}",
        hint="write it in Markdown; if the signs are meant as text, put a backslash before the <",
    ),
    Rule(
        id="picture-has-alt",
        sentence='the picture "{path}" has no alternative text',
        hint="say in the brackets what one must know who cannot see it, or mark it: ![]({path}){{.decorative}}",
    ),
    Rule(
        id="link-is-safe",
        sentence='the link "{url}" is not one that can be printed or followed',
        hint="links begin with https:// or http:// or mailto:, or with # for a place in the guide",
    ),
    # meaning
    Rule(
        id="minutes-add-up",
        sentence="the steps take {sum} minutes, the activity says {minutes}",
        hint="change minutes in the front matter or in the steps",
    ),
    Rule(
        id="duration-is-enough",
        sentence="slides and activities of the module take {sum} minutes, duration says {duration}",
        hint="change duration in module.yaml, or the minutes of slides and activities",
        severity="warning",
    ),
    Rule(
        id="voices-are-marked",
        sentence="these voices do not say whether they are real",
        hint="write kind=illustrative, or kind=testimony with a citation inside",
    ),
    Rule(
        id="colour-has-contrast",
        sentence='the colour "{name}" ({hex}) has a contrast of {ratio}:1 on {ground}; at least 4.5:1 is needed',
        hint="choose a darker colour in brand.yml",
    ),
    Rule(
        id="tab-title-fits",
        sentence='the short title "{title}" has {length} characters; the tab holds {most}',
        hint="shorten short_title",
    ),
    Rule(
        id="slide-fits",
        sentence="the slide does not fit: {why}",
        hint="shorten its text, or make two slides of it",
    ),
    Rule(
        id="deck-renders",
        sentence="{deck}, slide {number}: {what}",
        hint="shorten the text, or make two slides of it; if it is short already, report this as a fault of guidepress",
    ),
    Rule(
        id="deck-can-be-drawn",
        sentence="the deck could not be checked: {why}",
        hint="{hint}",
    ),
    Rule(
        id="pdf-is-accessible",
        sentence="PDF/UA-1, clause {clause}, {count} times: {what}",
        hint="report this as a fault of guidepress: its templates are to keep the rules of accessible PDF",
    ),
    Rule(
        id="page-is-sound",
        sentence="the page of the website is not sound: {what}",
        hint="build again; if it stays, it is a fault of guidepress",
    ),
    Rule(
        id="heading-keeps-with-text",
        sentence='page {page}: the heading "{text}" stands at the foot of the page, its text on the next one',
        hint="report this as a fault of guidepress: its templates are to keep a heading with its text",
    ),
    Rule(
        id="notes-stay-with-facilitators",
        sentence="this is for participants and holds what only facilitators may read: {text}",
        hint="if a text says it too, in other words, change one of them; else report this as a fault of guidepress",
    ),
    Rule(
        id="product-has-audience",
        sentence="nothing says whether this file is for participants or for facilitators",
        hint="add it to the table AUDIENCES in guidepress/checks/leaks.py, or delete it from the folder of the build",
    ),
    Rule(
        id="pdf-can-be-checked",
        sentence="the PDFs could not be checked: {why}",
        hint="{hint}",
    ),
    Rule(
        id="deck-is-readable",
        sentence="this cannot be used as a trainer's deck: {why}",
        hint="{hint}",
    ),
    Rule(
        id="deck-has-origin",
        sentence="this deck does not say from which guide and version it comes",
        hint="only decks that guidepress has made, and copies saved by PowerPoint or LibreOffice, can be compared",
    ),
    Rule(
        id="deck-is-still-made",
        sentence='this deck comes from "{module}" in the language "{lang}", which the guide no longer makes',
        hint="if the module was renamed or joined with another, copy your slides into the new module's deck",
    ),
    # editions
    Rule(
        id="edition-filters",
        sentence='the edition "{id}" leaves nothing out: it would be the guide itself',
        hint="give it depth: short, or facets with the values that its readers want",
    ),
    Rule(
        id="first-edition-is-whole",
        sentence='the first edition, "{id}", is the guide itself; it has no depth and no facets',
        hint="put an edition without a filter before it: {{id: full, title: Full edition}}",
    ),
    # workshops
    Rule(
        id="day-has-date",
        sentence="day {number} has no date",
        hint="add date: 2018-12-03 to the workshop (then each day follows the one before) or to the day",
    ),
    Rule(
        id="time-is-in-day",
        sentence="{what} does not lie within the day, from {start} to {end}",
        hint="change the break, or start or end of the day",
    ),
    Rule(
        id="session-is-one-thing",
        sentence="a session has exactly one of {known}; this one has {found}",
        hint="make two sessions of it, or say what it is about",
    ),
    Rule(
        id="session-has-day",
        sentence="the workshop lists sessions that no day takes in",
        hint="write - fit: auto among the sessions of each day that may take them, or move them to a day",
    ),
    Rule(
        id="session-has-slides",
        sentence='there is nothing of "{id}" in the {edition} deck',
        hint="mark slides with depth=short, or write edition: full on this session",
    ),
    Rule(
        id="session-minutes-are-enough",
        sentence="the session is given {minutes} minutes; its slides and activities take {sum}",
        hint="give it {sum} minutes or more, or teach less in it; least says how short it can be when time is lost",
    ),
    Rule(
        id="workshop-fits",
        sentence="{what} is {over} minutes too long",
        hint="{hint}",
    ),
    Rule(
        id="workshop-objective-is-served",
        sentence='no session of the timetable serves the objective "{id}" of this workshop',
        hint="name it in the objectives of a session that is held",
    ),
    Rule(
        id="participants-are-counted",
        severity="warning",
        sentence="{count} people are expected, but the list names {listed}: groups and copies are counted for {count}",
        hint="set participants: count in {path} to {listed}, or shorten the list",
    ),
    Rule(
        id="participants-are-listed",
        sentence="the list of participants cannot be used: {why}",
        hint="a first row with name and, if you like, organisation, country, language; then one row a person",
    ),
    Rule(
        id="catalogue-is-valid",
        sentence="the translation cannot be used: {why}",
        hint="{hint}",
    ),
    Rule(
        id="document-compiles",
        sentence="{product} could not be set: {why}",
        hint="a fault of guidepress or of a picture: undo the last change, and report it with build/.work/fault.txt",
    ),
)

RULES = MappingProxyType({rule.id: rule for rule in (*_ALL, *PRODUCT_RULES)})
