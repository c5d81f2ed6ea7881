"""Turns the view of a workshop and the files of its pack into the page that says what is for whom (HTML)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape
from typing import Any

from guidepress.products.workshop_files import FOLDERS
from guidepress.products.workshop_pack import name_of_file
from guidepress.products.workshop_paper import place_and_dates

View = Mapping[str, Any]
_STYLE = """
body { font: 1rem/1.5 system-ui, sans-serif; color: INK; background: #fff; max-width: 44rem; margin: 2rem auto; }
body { padding: 0 1rem; }
a { color: LINK; }
h1 { line-height: 1.2; }
li { margin: 0.3rem 0; }
code { direction: ltr; unicode-bidi: isolate; }
"""


def write_readme(view: View, files: Sequence[str]) -> str:
    """Write the page; `files` are paths in the pack."""
    words, title, colours = view["words"], view["workshop"]["title"], view["brand"]["colours"]
    guide = view["guide"]
    style = _STYLE.replace("INK", colours["ink"]).replace("LINK", colours.get("module-1", colours["ink"]))
    about = [guide["title"], words["version-n"].format(n=guide["version"]), guide["licence"]]
    lines = [
        "<!doctype html>",
        f'<html lang="{escape(view["lang"])}" dir="{escape(view["dir"])}">',
        "<head>",
        '<meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width">',
        f"<title>{escape(words['workshop-readme-title'])}: {escape(title)}</title>",
        f"<style>{style}</style>",
        "</head>",
        "<body>",
        "<main>",
        f"<h1>{escape(title)}</h1>",
        f"<p>{escape(place_and_dates(view))}</p>",
    ]
    for folder in FOLDERS:
        lines += [f"<h2>{escape(words[f'workshop-for-{folder}'])}</h2>", "<ul>"]
        lines += [_listed(view, path) for path in files if path.startswith(f"{folder}/")]
        lines.append("</ul>")
    lines += ["</main>", f"<footer><p>{escape(' · '.join(about))}</p></footer>", "</body>", "</html>", ""]
    return "\n".join(lines)


def _listed(view: View, path: str) -> str:
    name = escape(name_of_file(view, path))
    return f'<li>{name}: <a href="{escape(path)}"><code>{escape(path.partition("/")[2])}</code></a></li>'
