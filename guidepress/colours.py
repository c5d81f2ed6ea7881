"""Computes with colours written as #RRGGBB: tints, and contrast as WCAG 2.2 defines it."""

from __future__ import annotations

TINT = 0.10
"""How much of a colour is in its tint; the rest is white."""
LEAST_CONTRAST = 4.5


def channels(colour: str) -> tuple[int, int, int]:
    """Give red, green and blue, 0 to 255."""
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def tint(colour: str, share: float = TINT) -> str:
    """Mix a colour with white; `share` is how much of the colour is left."""
    return mixed(colour, "#FFFFFF", share)


def mixed(colour: str, ground: str, share: float) -> str:
    """Mix a colour with a ground; `share` is how much of the colour is left."""
    pairs = zip(channels(colour), channels(ground), strict=True)
    return "#" + "".join(f"{round(under - (under - over) * share):02X}" for over, under in pairs)


def luminance(colour: str) -> float:
    """Give the relative luminance, 0 to 1. Source: WCAG 2.2, definition of relative luminance."""
    linear = [
        value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4  # noqa: PLR2004 (the definition's numbers)
        for value in (channel / 255 for channel in channels(colour))
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """Give the contrast ratio of two colours, 1 to 21. Source: WCAG 2.2, success criterion 1.4.3."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)
