"""Rectangles on a page, and what of one can be seen within another.

Knows numbers. Does not know what is drawn there, nor PDF.
"""

from math import inf

from cribdeck.proof.glyphs import TOLERANCE, Box

NOWHERE = (inf, inf, -inf, -inf)  # a box that holds nothing


def holds_anything(box: Box) -> bool:
    """Whether anything can lie in `box`, if it be a line."""
    return box[0] <= box[2] and box[1] <= box[3]


def intersected(one: Box, other: Box) -> Box:
    """What two boxes share; a box that holds nothing where they are apart."""
    return (
        max(one[0], other[0]),
        max(one[1], other[1]),
        min(one[2], other[2]),
        min(one[3], other[3]),
    )


def around(one: Box, other: Box) -> Box:
    """The least box that holds two others."""
    return (
        min(one[0], other[0]),
        min(one[1], other[1]),
        max(one[2], other[2]),
        max(one[3], other[3]),
    )


def part_within(ink: Box, outer: Box) -> float:
    """The part of `ink` that lies within `outer`, 0.0 to 1.0."""
    left, bottom, right, top = ink
    if (
        left >= outer[0] - TOLERANCE
        and bottom >= outer[1] - TOLERANCE
        and right <= outer[2] + TOLERANCE
        and top <= outer[3] + TOLERANCE
    ):
        return 1.0
    wide = min(right, outer[2]) - max(left, outer[0])
    high = min(top, outer[3]) - max(bottom, outer[1])
    if wide < 0 or high < 0:
        return 0.0
    return (wide / (right - left) if right > left else 1.0) * (
        high / (top - bottom) if top > bottom else 1.0
    )
