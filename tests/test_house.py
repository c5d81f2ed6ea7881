"""Keeps the house in order: imports run one way, modules stay small, and nothing goes untested or undocumented."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest
import yaml

from guidepress.checks.rule_docs import write_rule_docs
from guidepress.rules import RULES

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "guidepress"
MODULES = sorted(PACKAGE.rglob("*.py"))
NAMES = [path.relative_to(ROOT).as_posix() for path in MODULES]
MOST_LINES = 400
STAGES = ("base", "read", "translate", "view", "products", "tasks")
"""The order in which imports run: a stage imports itself and what stands before it; the base is the package's root."""
DOCS = "\n".join(path.read_text(encoding="utf-8") for path in sorted((ROOT / "docs").glob("*.md")))
TESTS = "\n".join(
    path.read_text(encoding="utf-8")
    for path in sorted((ROOT / "tests").rglob("test_*.py"))
    if path.name != "test_house.py"
)
PROOFS = {"cite": "render_citations", "lay_out": "textbook.pdf", "manifest": "manifest.json"}
"""What stands in the tests of a task that they do not call by its name."""
LANGUAGES = sorted((PACKAGE / "locale").glob("*.yaml"))


def stage_of(name: str) -> str:
    """Name the stage of a module such as guidepress.read.unit."""
    parts = name.split(".")
    if len(parts) > 1 and parts[1] in (*STAGES, "checks"):
        return parts[1]
    return "base"


def imports_of(path: Path) -> set[str]:
    """Give the package's own modules that a module imports, wherever in it the import stands."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.split(".")[0] == "guidepress":
            found.add(node.module)
            found |= {f"{node.module}.{each.name}" for each in node.names}
        elif isinstance(node, ast.Import):
            found |= {each.name for each in node.names if each.name.split(".")[0] == "guidepress"}
    return found


@pytest.mark.parametrize("path", MODULES, ids=NAMES)
def test_imports_run_one_way(path: Path) -> None:
    """Imports run model ← read ← translate ← view ← products ← tasks; checks see all, only tasks sees checks."""
    own = stage_of(".".join(path.relative_to(ROOT).with_suffix("").parts))
    for name in imports_of(path):
        other = stage_of(name)
        if own == "checks":
            assert other != "tasks", name
        elif other == "checks":
            assert own == "tasks", name
        else:
            assert STAGES.index(other) <= STAGES.index(own), name


@pytest.mark.parametrize("path", MODULES, ids=NAMES)
def test_module_is_small_and_says_what_it_does(path: Path) -> None:
    """A module has a docstring and at most 400 lines."""
    text = path.read_text(encoding="utf-8")
    assert ast.get_docstring(ast.parse(text))
    assert text.count("\n") <= MOST_LINES


def test_only_tools_runs_programs() -> None:
    """Nothing but guidepress/tools.py starts a program or opens typst."""
    for path in MODULES:
        used = {
            name.split(".")[0]
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
            if isinstance(node, ast.Import | ast.ImportFrom)
            for name in (
                [node.module or ""] if isinstance(node, ast.ImportFrom) else [each.name for each in node.names]
            )
        }
        assert path.name == "tools.py" or not used & {"subprocess", "typst", "pypandoc"}, path


def task_names() -> list[str]:
    """List the tasks of dodo.py."""
    tree = ast.parse((ROOT / "dodo.py").read_text(encoding="utf-8"))
    names = [node.name for node in tree.body if isinstance(node, ast.FunctionDef)]
    return [name.removeprefix("task_") for name in names if name.startswith("task_")]


@pytest.mark.parametrize("task", task_names())
def test_task_is_documented_and_tested(task: str) -> None:
    """Every doit task has a line in docs/ and is named in a test."""
    # A task may have a hyphen in its name, where Python's functions cannot.
    name = task.replace("_", "[-_]")
    assert re.search(rf"`(?:doit )?{name}(?:[:` ])", DOCS)
    assert re.search(rf"\b{PROOFS.get(task, name)}\b", TESTS)


@pytest.mark.parametrize(
    "path", [path for path in MODULES if path.parent.name == "products"], ids=lambda path: path.stem
)
def test_product_is_tested(path: Path) -> None:
    """Every module of products is used by a test, or by a module that is (its parts)."""
    name = f"guidepress.products.{path.stem}"
    users = [other for other in MODULES if name in imports_of(other) and other.parent.name == "products"]
    assert path.stem == "__init__" or name in TESTS or users


@pytest.mark.parametrize("rule", RULES)
def test_rule_is_documented(rule: str) -> None:
    """Every rule has its row in docs/rules.md (tests/rules proves that each has a case)."""
    assert f"| `{rule}`" in DOCS


def test_rule_page_is_current() -> None:
    """docs/rules.md is what the rules say now; `doit docs` renews it."""
    assert (ROOT / "docs" / "rules.md").read_text(encoding="utf-8") == write_rule_docs()


def words_of(path: Path) -> dict[str, str]:
    """Read a language's interface words as texts."""
    loaded: dict[str, str] = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)  # noqa: S506
    return loaded


@pytest.mark.parametrize("path", LANGUAGES, ids=lambda path: path.stem)
def test_language_has_every_word(path: Path) -> None:
    """Every language has the words of English, with the same places to fill, sorted by key."""
    english, own = words_of(PACKAGE / "locale" / "en.yaml"), words_of(path)
    assert set(own) == set(english)
    for key, text in english.items():
        assert sorted(re.findall(r"\{\w+\}", own[key])) == sorted(re.findall(r"\{\w+\}", text)), key
        assert own[key].strip(), key
