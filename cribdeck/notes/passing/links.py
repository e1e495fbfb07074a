"""Addresses: which may be followed from a card or from paper.

Knows how an address begins. Does not know where it leads, nor what a relative one is relative to.
"""

import re

# As it stands: an address with anything before its scheme (a blank, a control character) is none.
FOLLOWED = re.compile(r"(?:https?://|mailto:)[^\x00-\x20]", re.IGNORECASE)


def followed(address: str) -> bool:
    """Whether a reader may follow `address` with a click; else its words stand alone."""
    return FOLLOWED.match(address) is not None
