"""Lets an action tell doit and the editor how it went, and loads and saves what actions pass on to each other."""

from __future__ import annotations

import functools
import gc
import json
import sys
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, ParamSpec, TypeAlias

from doit.exceptions import TaskFailed

from guidepress.kitchen import Kitchen, write_file
from guidepress.problems import Place, problem

if TYPE_CHECKING:
    from guidepress.model import Reading, Shared, Unit

P = ParamSpec("P")
MOST_MESSAGE = 240
"""How much of a program's own words an editor is shown; all of them go to fault.txt."""
Said: TypeAlias = dict[str, Any] | TaskFailed
"""What an action tells doit: values to keep (pages, slides), or that it failed."""


def action(function: Callable[P, dict[str, Any] | None]) -> Callable[P, Said]:
    """Let an action tell its problems as an editor reads them: no traceback, exit status 1."""

    @functools.wraps(function)
    def guarded(*args: P.args, **kwargs: P.kwargs) -> Said:
        from guidepress.problems import SourceError
        from guidepress.tools import ToolError

        # Documents are trees without cycles: the collector would only walk their many nodes again and again.
        gc.disable()
        try:
            return function(*args, **kwargs) or {}
        except SourceError as error:
            sys.stderr.write(f"{error}\n")
        except ToolError as error:
            first, _, rest = str(error).partition("\n")
            _report_fault(function.__name__, first[:MOST_MESSAGE], rest, args)
        except Exception as error:  # noqa: BLE001 (an editor gets a sentence; the traceback goes to a file)
            why = f"{type(error).__name__}: {error}"[:MOST_MESSAGE]
            _report_fault(function.__name__, why, traceback.format_exc(), args)
        finally:
            gc.enable()
        return TaskFailed(f"{function.__name__} failed", report=False)

    return guarded


def _report_fault(name: str, why: str, details: str, args: tuple[Any, ...]) -> None:
    """Tell of a fault that no rule of the source foresees, and keep its details for those who mend it."""
    kitchen = next((each for each in args if isinstance(each, Kitchen)), None)
    place = Place(file=next((each.name for each in reversed(args) if isinstance(each, Path)), name))
    if kitchen:
        write_file(kitchen.work / "fault.txt", f"{why}\n{details}")
    sys.stderr.write(f"{problem('document-compiles', place, product=name, why=why)}\n")


def save_reading(kitchen: Kitchen, unit: str, reading: Reading) -> None:
    """Keep what reading a unit gave."""
    from guidepress.read import stored

    write_file(kitchen.reading(unit), stored.dump_reading(reading))


def load_reading(kitchen: Kitchen, unit: str) -> Reading:
    """Take up what reading a unit gave."""
    from guidepress.read import stored

    return stored.load_reading(kitchen.reading(unit).read_bytes())


def load_shared(kitchen: Kitchen) -> Shared:
    """Take up the shared lists of a source that was checked."""
    shared = load_reading(kitchen, "shared").shared
    if shared is None:
        raise LookupError("the shared lists were not read")
    return shared


def load_unit(kitchen: Kitchen, unit: str) -> Unit:
    """Take up a unit of a source that was checked."""
    noun = load_reading(kitchen, unit).unit
    if noun is None:
        raise LookupError(f"{unit} was not read")
    return noun


def save_view(path: Path, document: dict[str, Any]) -> None:
    """Keep a view, in the shortest form that is the same for the same document."""
    write_file(path, json.dumps(document, ensure_ascii=False, separators=(",", ":")))


def load_view(path: Path) -> dict[str, Any]:
    """Take up a view."""
    loaded: dict[str, Any] = json.loads(path.read_bytes())
    return loaded
