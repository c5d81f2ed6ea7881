"""Cases and activities stand in the order of their numbers wherever they are listed."""

from __future__ import annotations

import pytest
from example import Guide


@pytest.mark.parametrize("product", ["handout", "facilitator"])
def test_cases_are_listed_in_the_order_of_the_text(example: Guide, product: str) -> None:
    """The text places springs.md first, though arsenic.md comes first by its file name."""
    cases = example.view(product, "source-to-cup")["cases"]
    assert [block["c"][0][0] for block in cases] == ["case-springs", "case-arsenic"]
    assert [dict(block["c"][0][2])["label"] for block in cases] == ["Case 1.1", "Case 1.2"]
