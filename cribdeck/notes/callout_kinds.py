"""Kinds of callouts, as Obsidian calls them: what each says of what stands in it.

Knows their names. Does not know how a callout is written (reader.callouts), nor what is made of
one.
"""

ASKING_ASIDE = frozenset({"question", "faq", "help"})
WARNING = frozenset({"warning", "caution", "attention", "danger", "error", "failure", "fail"})
# They stand beside the matter, whatever their titles.
BESIDE = WARNING | frozenset(
    {"bug", "check", "cite", "done", "example", "hint", "missing", "quote", "success", "tip"}
    | {"todo"}
)
DEFINING = frozenset({"def", "defn", "definition"})  # a small letter may begin what they define
