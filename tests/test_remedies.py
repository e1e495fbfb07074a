"""Pages about troubles: what is wrong is given, what mends it answers."""

import pytest

from tests.test_asking import asked, left_out

HEAD = "# Help\n\n## Troubles\n\n"


@pytest.mark.parametrize(
    ("error", "cause", "fix"),
    [
        ("Error", "Cause", "Fix"),
        ("Symptom", "Possible causes", "Solutions"),
        ("Erreur", "Cause", "Solutions"),
        ("Fehlermeldung", "Ursache", "Abhilfe"),
        ("Error", "Causa", "Solución"),
        ("Ошибка", "Причина", "Решение"),
        ("报错", "原因", "解决方法"),
        ("증상", "원인", "해결 방법"),
    ],
)
def test_what_mends_a_trouble_answers_its_heading(error: str, cause: str, fix: str) -> None:
    text = (
        f"{HEAD}### No bolt\n\n**{error}:**\n```\nno bolt\n```\n\n**{cause}:** It is gone.\n\n"
        f"**{fix}:**\n\n**Option 1: buy**\n```sh\nbuy bolt\n```\n\n### Next\n\nText.\n"
    )
    expected = ("No bolt", f"{error}:\nno bolt\n{cause}: It is gone.", "Option 1: buy\nbuy bolt")
    assert asked(text) == [expected, ("Next", "", "Text.")]
    assert (f"{fix}:", "label") in left_out(text)


@pytest.mark.parametrize("form", ["**{}:** {}  \n", "- **{}**: {}\n", "{}: {}\n"])
def test_its_lines_may_be_of_one_paragraph_or_list(form: str) -> None:
    lines = "".join(form.format(*one) for one in (("Problem", "a"), ("Cause", "b"), ("Fix", "c")))
    ((prompt, given, answer),) = asked(f"{HEAD}### No key\n\n{lines}")
    assert (prompt, answer) == ("No key", "c") and "Cause: b" in given


@pytest.mark.parametrize(
    "text",
    [
        "A model learns by heart.\n\n**Solutions:** less of it\n",  # no trouble is told
        "**Cause:** a\n\n**Fix:** b\n\n**Cause:** c\n\n**Fix:** d\n",  # two of them
        "**Cause:** a\n\nText of it.\n",  # nothing mends it
    ],
)
def test_other_labels_are_words(text: str) -> None:
    assert ("S", "**Cause:** a", "b") not in asked(f"# T\n\n## S\n\n{text}")
    assert not any(reason == "label" for _, reason in left_out(f"# T\n\n## S\n\n{text}"))
