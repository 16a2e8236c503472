"""What a change gains and loses on the gold: counts by kind, then the passages.

    python bench/gains.py                     the last commit against the working tree
    python bench/gains.py main~5 main         one revision against another
    python bench/gains.py --limit 60 HEAD     only the first 60 documents of each volume

Each revision is laid out beside the other and read by the scorer in ../shared/gold; what was
wrong before and is right now is a gain, and the other way round a loss.
"""

import argparse
import json
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).parents[1]
GOLD = ROOT.parent / "shared" / "gold"
COMMAND = "from memcon.cli.main import run; run()"
SHOWN = 40  # passages of each kind

Miss = tuple[str, str, str]


def main() -> None:
    """Score both revisions and print what differs."""
    parser = argparse.ArgumentParser(description="Gains and losses on the gold.")
    parser.add_argument("before", nargs="?", default="HEAD", help="a revision")
    parser.add_argument("after", nargs="?", help="a revision; else the working tree")
    parser.add_argument("--limit", type=int, help="documents of each volume")
    wanted = parser.parse_args()
    if not GOLD.is_dir():
        sys.exit(f"gains: there is no gold in {GOLD}; nothing was measured")
    with laid_out(wanted.before) as before, laid_out(wanted.after) as after:
        old, new = misses(before, wanted.limit), misses(after, wanted.limit)
    report("gains", old - new)
    report("losses", new - old)


@contextmanager
def laid_out(revision: str | None) -> Iterator[Path]:
    """Give a folder that holds the revision; None is the working tree."""
    if revision is None:
        yield ROOT
        return
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / "revision"
        git = ["git", "-C", str(ROOT), "worktree"]
        subprocess.run([*git, "add", "--quiet", "--detach", str(place), revision], check=True)
        try:
            yield place
        finally:
            subprocess.run([*git, "remove", "--force", str(place)], check=True)


def misses(tree: Path, limit: int | None) -> frozenset[Miss]:
    """Return what the revision in `tree` reads otherwise than the gold: document, kind, words."""
    with tempfile.TemporaryDirectory() as folder:
        errors = Path(folder) / "errors.jsonl"
        memcon = f"env PYTHONPATH={tree / 'src'} {sys.executable} -c '{COMMAND}'"
        score = [sys.executable, str(GOLD / "score.py"), "frus", str(GOLD / "dev.frus.jsonl.gz")]
        score += ["--memcon", memcon, "--errors", str(errors)]
        score += ["--limit", str(limit)] if limit else []
        subprocess.run(score, check=True, stdout=subprocess.DEVNULL)
        rows = [json.loads(line) for line in errors.read_text("utf-8").splitlines()]
    return frozenset(
        (row["id"], row["task"], json.dumps(row["gold"], ensure_ascii=False)) for row in rows
    )


def report(name: str, passages: frozenset[Miss]) -> None:
    """Print how many of each kind, then the passages."""
    kinds = Counter(task for _, task, _ in passages)
    print(f"{name}: {len(passages)}")
    for task, count in kinds.most_common():
        print(f"  {task:14}{count:6}")
    for task in sorted(kinds):
        own = sorted(miss for miss in passages if miss[1] == task)
        for document, _, gold in own[:SHOWN]:
            print(f"    {task}  {document}  {gold}")
        if len(own) > SHOWN:
            print(f"    {task}  {len(own) - SHOWN} more")


if __name__ == "__main__":
    main()
