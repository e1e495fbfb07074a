"""What fuzzing needs: texts by a grammar, and mutations of them (`grammar`); what must hold of any
text (`targets`). Tests try a few thousand of them, `scripts/fuzz.py` as many as one has time for.
"""
