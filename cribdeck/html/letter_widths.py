"""About how wide words are, before they are set. Knows letters; does not know where they stand."""


def bold_width(text: str) -> float:
    """At least the width of `text` in bold, in em."""
    return sum(map(_bold_advance, text))


def _bold_advance(char: str) -> float:
    if not char.isascii():
        return 1.1
    if char in "fijlrtI .,:;'|!()[]":
        return 0.44
    if char in "mwMW@%&":
        return 0.98
    return 0.73 if char.isupper() else 0.62
