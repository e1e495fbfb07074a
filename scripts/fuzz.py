"""Tries inputs of which each new one reaches code that no other did: fuzzing guided by coverage.

    .venv/bin/python scripts/fuzz.py TARGET [--inputs 1000000] [--minutes M] [--folder build/fuzz]

Targets are those of tests/fuzzing/targets.py. Inputs are made by atheris (libFuzzer), by the
grammar, and by mutations of both; the corpus, in FOLDER/TARGET/corpus, is where the next run goes
on. A finding is no end: the shortest input of each kind is kept in FOLDER/TARGET/findings, beside
what it did. Needs `pip install atheris`. Exit code 1 where there are findings.
"""

import argparse
import json
import os
import sys
import time
import traceback
from collections.abc import Iterator
from contextlib import suppress
from itertools import islice
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

import atheris

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
PACKAGES = ["cribdeck", "latex2mathml", "markdown_it", "mdit_py_plugins", "tinycss2", "yaml"]
PACKAGES += ["ziamath"]
SEEDS = 500  # inputs by the grammar to begin with
WARM = 50  # inputs that import what is imported late
OWN_WORK = 0.5  # of the inputs that are mutated by what is special in the language

with atheris.instrument_imports(include=PACKAGES):
    from tests.fuzzing.grammar import Grammar
    from tests.fuzzing.targets import TARGETS

if TYPE_CHECKING:
    from tests.fuzzing.targets import Target


class Findings:
    """What went wrong, in the folder `where`: of each kind (an exception, and where it came from)
    the shortest input."""

    def __init__(self, where: Path) -> None:
        self.where = where
        self.counts: dict[str, int] = {}
        self.shortest: dict[str, int] = {}
        where.mkdir(parents=True, exist_ok=True)

    def add(self, data: bytes, error: Exception) -> None:
        kind = _kind(error)
        self.counts[kind] = self.counts.get(kind, 0) + 1
        if len(data) >= self.shortest.get(kind, len(data) + 1):
            return
        self.shortest[kind] = len(data)
        (self.where / f"{kind}.input").write_bytes(data)
        told = "".join(traceback.format_exception(error))
        (self.where / f"{kind}.txt").write_text(told, encoding="utf-8", errors="backslashreplace")


def _kind(error: Exception) -> str:
    last = traceback.extract_tb(error.__traceback__)[-1]
    return (
        f"{type(error).__name__}-{Path(last.filename).stem}-{last.name.strip('<>')}-{last.lineno}"
    )


def _seeds(target: "Target") -> Iterator[bytes]:
    for seed in range(SEEDS):
        yield target.seed(Grammar(Random(seed)))[: target.longest]


def _mutated(target: "Target", data: bytes, most: int, seed: int) -> bytes:
    """Another input: by libFuzzer, or by the grammar."""
    random = Random(seed)
    if random.random() > OWN_WORK:
        return atheris.Mutate(data, most)  # type: ignore[no-any-return]
    grammar = Grammar(random)
    if random.random() < 0.1:
        return target.seed(grammar)[:most]
    text = data.decode(errors="surrogateescape")
    return grammar.mutated(text, target.atoms).encode(errors="surrogatepass")[:most]


def main() -> None:
    """Ends with libFuzzer's own exit, after what was tried and found is printed."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("target", choices=TARGETS)
    parser.add_argument("--inputs", type=int, default=1_000_000)
    parser.add_argument("--minutes", type=float, default=1e9)
    parser.add_argument("--folder", type=Path, default=ROOT / "build" / "fuzz")
    said = parser.parse_args()
    target = TARGETS[said.target]
    corpus = said.folder / said.target / "corpus"
    corpus.mkdir(parents=True, exist_ok=True)
    if not any(corpus.iterdir()):
        for number, seed in enumerate(_seeds(target)):
            (corpus / f"seed-{number}").write_bytes(seed)
    with atheris.instrument_imports(include=PACKAGES):
        for seed in islice(_seeds(target), WARM):
            with suppress(Exception):
                target.check(seed)
    findings = Findings(said.folder / said.target / "findings")
    begun, tried = time.monotonic(), 0

    def over() -> None:
        report = {
            "target": said.target,
            "inputs": tried,
            "seconds": round(time.monotonic() - begun),
            "corpus": sum(1 for _ in corpus.iterdir()),
            "findings": findings.counts,
        }
        print(json.dumps(report, indent=1), flush=True)
        os._exit(1 if findings.counts else 0)

    def one(data: bytes) -> None:
        nonlocal tried
        tried += 1
        try:
            target.check(data)
        except Exception as error:
            findings.add(data, error)
        if tried >= said.inputs or time.monotonic() - begun > said.minutes * 60:
            over()

    arguments = [sys.argv[0], f"-max_len={target.longest}", "-rss_limit_mb=4096", "-timeout=60"]
    arguments += [f"-artifact_prefix={findings.where}/", "-print_final_stats=1", str(corpus)]

    def mutator(data: bytes, most: int, seed: int) -> bytes:
        return _mutated(target, data, most, seed)

    atheris.Setup(arguments, one, custom_mutator=mutator)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
