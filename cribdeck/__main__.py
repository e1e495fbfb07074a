"""`python -m cribdeck`: the command line."""

import sys

from cribdeck.cli import main

if __name__ == "__main__":
    sys.exit(main(command="python -m cribdeck"))
