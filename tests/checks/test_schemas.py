"""The JSON Schemas that editors' programs use are those of the model, and the real files fit them."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest
import yaml

from guidepress.checks.schemas import FILES, write_schema


class TextDates(yaml.SafeLoader):
    """YAML whose dates are texts, as in YAML 1.2."""


TextDates.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if "timestamp" not in tag]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
DOCS = Path(__file__).parents[2] / "docs"


@pytest.mark.parametrize("name", sorted(FILES))
def test_schema_on_disk_is_the_models(name: str) -> None:
    """`doit docs` has been run after the last change of the model."""
    assert (DOCS / "schemas" / f"{name}.schema.json").read_text(encoding="utf-8") == write_schema(name)


def test_no_schema_is_left_over() -> None:
    """Every schema on disk belongs to a kind of file."""
    found = {path.name.removesuffix(".schema.json") for path in (DOCS / "schemas").glob("*.json")}
    assert found == set(FILES)


@pytest.mark.parametrize(
    "guide", [DOCS.parent / "source", DOCS.parent / "tests" / "example_guide"], ids=["real", "example"]
)
def test_files_of_the_guides_fit(guide: Path) -> None:
    """What the engine accepts, an editor's program accepts too, where YAML 1.2 reads dates as text."""
    for name in ("guide", "glossary", "acronyms", "facts", "references", "projects"):
        schema = jsonschema.Draft202012Validator(json.loads(write_schema(name)))
        schema.validate(yaml.load((guide / f"{name}.yaml").read_text(encoding="utf-8"), Loader=TextDates))  # noqa: S506 (a safe loader, but for dates)
    for path in guide.glob("workshops/*.yaml"):
        schema = jsonschema.Draft202012Validator(
            json.loads(write_schema("forms" if path.stem == "forms" else "workshop"))
        )
        schema.validate(yaml.load(path.read_text(encoding="utf-8"), Loader=TextDates))  # noqa: S506 (a safe loader, but for dates)
    for path in guide.glob("modules/*/module.yaml"):
        schema = jsonschema.Draft202012Validator(json.loads(write_schema("module")))
        schema.validate(yaml.load(path.read_text(encoding="utf-8"), Loader=TextDates))  # noqa: S506 (a safe loader, but for dates)


def test_schemas_refuse_unknown_keys_and_name_known_ones() -> None:
    """A schema completes the keys of a fact and marks any other key."""
    schema = write_schema("facts")
    assert '"review_by"' in schema
    assert '"additionalProperties": false' in schema
