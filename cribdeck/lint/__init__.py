"""What a careful author would mend in the notes. Only warns.

Each rule looks at one entry or heading, or at all of them together (`twins`). Does not know how
warnings are shown. Begin with `linting`, the list of rules.
"""
