"""Runs pandoc, typst and LibreOffice and reads packaged fonts and icons: turns text or a typst file into text or bytes.

The only module of the package that starts a program or opens the typst compiler.
"""

import importlib.resources
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, cast

import fontpkg
import pypandoc
import typst
from fontTools.ttLib import TTFont

# An unknown family sets the text in another face; a layout that did not settle prints wrong page numbers.
# Both are only warnings to typst, both make a wrong book.
_FATAL_WARNINGS = ("unknown font family", "did not converge")


# Characters of one line of a program's message that are passed on.
_LINE = 160


_OFFICE_SECONDS = 300
"""After this time LibreOffice is taken to hang; the longest deck takes a fiftieth of it."""


_VERA_SECONDS = 1200
"""After this time veraPDF is taken to hang; a whole guide in two languages takes a fortieth of it."""


class ToolError(Exception):
    """A program refused its input; `message` is what it said, for people."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


def pandoc(args: Sequence[str], text: str, *, folder: Path | None = None, timestamp: int | None = None) -> str:
    """Run pandoc with `args` on `text` (standard input) and return its standard output as text.

    `folder` is the working directory (pictures resolve from it); `timestamp` (seconds since 1970) is the time
    that pandoc writes into a document. Raises ToolError with pandoc's own words.
    """
    return pandoc_bytes(args, text, folder=folder, timestamp=timestamp).decode("utf-8")


def pandoc_bytes(args: Sequence[str], text: str, *, folder: Path | None = None, timestamp: int | None = None) -> bytes:
    """Do as `pandoc` does for formats that are not text; `args` must say `-o -` for these."""
    environment = dict(os.environ)
    if timestamp is not None:
        environment["SOURCE_DATE_EPOCH"] = str(timestamp)
    # No shell, a list of arguments, the binary of the pinned wheel: nothing of `text` is ever a command.
    finished = subprocess.run(  # noqa: S603 - see the line above
        [pypandoc.get_pandoc_path(), *args],
        input=text.encode("utf-8"),
        capture_output=True,
        check=False,
        cwd=folder,
        env=environment,
    )
    if finished.returncode != 0:
        raise ToolError(f"pandoc: {finished.stderr.decode('utf-8', 'replace').strip()}")
    return finished.stdout


def compile_typst(  # noqa: PLR0913 - each is one setting of the compiler
    main: Path,
    root: Path,
    *,
    standards: Sequence[str] = (),
    timestamp: int,
    inputs: Mapping[str, str] | None = None,
    fonts: Sequence[str] = (),
) -> bytes:
    """Compile the typst file `main` below `root` to PDF bytes.

    `standards` are PDF standards such as "ua-1"; `timestamp` is the date in the file (seconds since 1970);
    `inputs` reach the document as sys.inputs; `fonts` are the families that may be used (default: every
    fontpkg family that is installed). Neither the system's fonts nor typst's own are seen, so two machines
    make the same pages. Raises ToolError with typst's diagnostic, also where typst only warns of a wrong face
    or unsettled page numbers.
    """
    try:
        written, warnings = typst.compile_with_warnings(
            str(main),
            root=str(root),
            font_paths=_typst_fonts(fonts),
            ignore_system_fonts=True,
            format="pdf",
            pdf_standards=cast("Any", list(standards)),
            timestamp=timestamp,
            sys_inputs=dict(inputs or {}),
        )
    except typst.TypstError as error:
        raise ToolError(_diagnosis(error)) from error
    fatal = [each for each in warnings if any(sign in each.message for sign in _FATAL_WARNINGS)]
    if fatal:
        raise ToolError("\n".join(_diagnosis(each) for each in fatal))
    if not isinstance(written, bytes):
        raise ToolError(f"typst: {main.name} made no single PDF")
    return written


def query_typst(main: Path, root: Path, label: str, *, fonts: Sequence[str] = ()) -> Any:
    """Give the value of the one metadata that bears `label` in the typst file `main` below `root`.

    Soon after `compile_typst` of the same file it costs next to nothing: typst keeps the layout. Raises ToolError.
    """
    try:
        found = typst.query(
            str(main),
            f"<{label}>",
            field="value",
            one=True,
            root=str(root),
            font_paths=_typst_fonts(fonts),
            ignore_system_fonts=True,
        )
    except typst.TypstError as error:
        raise ToolError(_diagnosis(error)) from error
    return json.loads(found)


def draw_svg(path: Path, *, pixels: int = 1600) -> bytes:
    """Draw an SVG file as PNG, `pixels` wide (the default is sharp on a full-HD projector), with typst."""
    points = 800
    page = f"#set page(width: {points}pt, height: auto, margin: 0pt, fill: none)\n"
    # The name goes in as a value, never as typst's own text.
    page += '#image("/" + sys.inputs.picture, width: 100%)\n'
    # typst's stubs want one type for page and root; the program takes both.
    compile_page: Any = typst.compile
    try:
        drawn = compile_page(
            page.encode("utf-8"),
            root=str(path.parent),
            font_paths=[str(folder) for folder in font_folders(())],
            ignore_system_fonts=True,
            format="png",
            ppi=72.0 * pixels / points,
            sys_inputs={"picture": path.name},
        )
    except typst.TypstError as error:
        raise ToolError(_diagnosis(error)) from error
    if not isinstance(drawn, bytes):
        raise ToolError(f"typst: {path.name} drew more than one page")
    return drawn


def draw_pages(main: Path, root: Path, *, ppi: float, fonts: Sequence[str]) -> list[bytes]:
    """Draw every page of a typst file as PNG, with `ppi` pixels to the inch; `fonts` as in `compile_typst`."""
    # typst's stubs know a single picture; several pages give a list.
    compile_pages: Any = typst.compile
    try:
        drawn = compile_pages(
            str(main), root=str(root), font_paths=_typst_fonts(fonts), ignore_system_fonts=True, format="png", ppi=ppi
        )
    except typst.TypstError as error:
        raise ToolError(_diagnosis(error)) from error
    return [drawn] if isinstance(drawn, bytes) else list(drawn)


def draw_drawings(main: Path, root: Path, *, fonts: Sequence[str]) -> list[bytes]:
    """Draw every page of a typst file as SVG, whose letters are shapes; `fonts` as in `compile_typst`."""
    compile_pages: Any = typst.compile
    try:
        drawn = compile_pages(
            str(main), root=str(root), font_paths=_typst_fonts(fonts), ignore_system_fonts=True, format="svg"
        )
    except typst.TypstError as error:
        raise ToolError(_diagnosis(error)) from error
    return [drawn] if isinstance(drawn, bytes) else list(drawn)


def pdf_of_deck(deck: bytes) -> bytes:
    """Let LibreOffice draw a PPTX as PDF bytes, one page a slide that is shown.

    It works in a temporary folder with a profile of its own, so that several can run beside each other and beside an
    office program that a person uses. Raises ToolError if LibreOffice is missing, fails or takes minutes.
    """
    office = shutil.which("soffice") or shutil.which("libreoffice")
    if office is None:
        raise ToolError("LibreOffice is not installed: there is no program soffice")
    with tempfile.TemporaryDirectory() as held:
        folder = Path(held)
        (folder / "deck.pptx").write_bytes(deck)
        profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
        command = [office, profile, "--headless", "--convert-to", "pdf", "--outdir", held, str(folder / "deck.pptx")]
        try:
            # No shell, a list of arguments; the deck is a file of a fixed name, nothing of it is ever a command.
            finished = subprocess.run(command, capture_output=True, check=False, timeout=_OFFICE_SECONDS)  # noqa: S603
        except (OSError, subprocess.TimeoutExpired) as error:
            raise ToolError(f"LibreOffice did not draw the deck: {error}") from error
        made = folder / "deck.pdf"
        if finished.returncode or not made.exists():
            said = (finished.stderr or finished.stdout).decode("utf-8", "replace").strip()
            raise ToolError(f"LibreOffice did not draw the deck: {said or 'it wrote no file'}")
        return made.read_bytes()


def check_pdf_files(files: Sequence[Path]) -> dict[str, list[tuple[str, str, int]]]:
    """Let veraPDF hold PDF files against PDF/UA-1; give for each, by its path, [clause, sentence, how often].

    Raises ToolError, with a plain reason, where Java or a package is missing, or if veraPDF fails.
    """
    command = [sys.executable, "-m", "guidepress.checks.pdf_accessible", *(str(each) for each in files)]
    # No shell, a list of arguments; the files are those that the build has named.
    finished = subprocess.run(command, capture_output=True, check=False, timeout=_VERA_SECONDS)  # noqa: S603
    said = finished.stderr.decode("utf-8", "replace").strip()
    if finished.returncode:
        raise ToolError(f"veraPDF failed: {said.splitlines()[-1] if said else 'it said nothing'}")
    found = json.loads(finished.stdout)
    if "error" in found:
        raise ToolError(str(found["error"]))
    return {name: [(clause, told, count) for clause, told, count in listed] for name, listed in found.items()}


def icon_svg(name: str) -> str:
    """Return the SVG text of the Font Awesome Free solid icon `name` (CC BY 4.0)."""
    if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", name):
        raise ToolError(f'"{name}" is not the name of an icon')
    folder = importlib.resources.files("fontawesomefree") / "static/fontawesomefree/svgs/solid"
    try:
        return (folder / f"{name}.svg").read_text(encoding="utf-8")
    except FileNotFoundError:
        raise ToolError(f'"{name}" is not the name of a Font Awesome Free solid icon') from None


def font_folders(families: Sequence[str]) -> tuple[Path, ...]:
    """Return the folders that hold the font files of `families` (fontpkg packages), without duplicates."""
    names = families or sorted(fontpkg.families())
    try:
        found = [file.path.parent for name in names for file in fontpkg.family(name).files]
    except fontpkg.FontpkgError as error:
        raise ToolError(f"font: {error}") from error
    return tuple(dict.fromkeys(found))


def font_file(family: str, weight: int = 400, style: str = "normal") -> Path:
    """Return the file of a face of a family; a variable file is that of all its weights."""
    try:
        return Path(fontpkg.path(family, weight=weight, style=style))
    except fontpkg.FontpkgError as error:
        raise ToolError(f"font: {error}") from error


def font_styles(family: str) -> tuple[str, ...]:
    """Return the styles that a family has: normal, and italic where there is such a thing."""
    return tuple(sorted({file.style for file in fontpkg.family(family).files}, reverse=True))


def characters_of(family: str) -> frozenset[str]:
    """Return every character that the regular face of a family can draw; empty if the family is not installed."""
    try:
        path = fontpkg.path(family)
    except fontpkg.FontpkgError:
        return frozenset()
    with TTFont(path, lazy=True) as font:
        return frozenset(chr(code) for code in font.getBestCmap())


def _typst_fonts(families: Sequence[str]) -> typst.Fonts:
    return typst.Fonts(
        include_system_fonts=False,
        include_embedded_fonts=False,
        font_paths=[str(folder) for folder in font_folders(families)],
    )


def _diagnosis(said: typst.TypstError | typst.TypstWarning) -> str:
    # A line of generated typst can be a whole chapter: the start of it says enough.
    lines = (said.diagnostic.strip() or said.message).splitlines()
    shown = [line if len(line) <= _LINE else line[:_LINE] + "…" for line in lines]
    return "typst: " + "\n".join(shown)
