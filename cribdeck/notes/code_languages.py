"""What languages of code are called, in fences and in words.

Knows their names. Does not know code.
"""

from cribdeck.notes.blocks import PYTHON

# Each with its other names.
NAMES = (
    PYTHON,
    frozenset({"sh", "bash", "zsh", "fish", "shell", "console", "terminal", "command line", "cli"}),
    frozenset({"sql", "mysql", "postgres", "postgresql", "sqlite", "plsql", "tsql", "t-sql"}),
    frozenset({"js", "javascript", "jsx", "node", "node.js", "nodejs"}),
    frozenset({"ts", "tsx", "typescript"}),
    frozenset({"c++", "cpp", "cc", "cxx"}),
    frozenset({"c#", "cs", "csharp"}),
    frozenset({"go", "golang"}),
    frozenset({"rs", "rust"}),
    frozenset({"rb", "ruby"}),
    frozenset({"kt", "kotlin"}),
    frozenset({"hs", "haskell"}),
    frozenset({"yml", "yaml"}),
    frozenset({"ps1", "powershell", "pwsh"}),
    frozenset({"tex", "latex"}),
)


def is_called(language: str, heading: str) -> bool:
    """Whether `heading` only says in which `language`, that of a fence, what stands below it is
    written ("SQL", "Shell")."""
    said = heading.strip(" :.").casefold()
    return bool(language) and (
        said == language or any({said, language} <= names for names in NAMES)
    )
