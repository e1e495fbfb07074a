"""What a careful author would mend in the notes. Only warns.

A rule is a file in `rules`; it looks at headings or entries (`nodes`) of the types that it names.
Does not know how warnings are shown. Begin with `rule`, what a rule is.
"""
