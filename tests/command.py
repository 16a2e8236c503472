"""The installed command, run as a person runs it."""

import os
import subprocess
import sys
from pathlib import Path

PROJECT = Path(__file__).parent.parent
DOSSIER = PROJECT / "examples" / "sarn-narrows"
RECORDS = DOSSIER / "records"
COMMAND = Path(sys.executable).with_name("memcon")


def memcon(*arguments: str | Path | bytes) -> "subprocess.CompletedProcess[str]":
    """Run the command in the project's folder and return what it wrote and how it ended."""
    return subprocess.run(
        [COMMAND, *arguments],
        cwd=PROJECT,
        env=os.environ | {"COLUMNS": "80", "NO_COLOR": "1"},
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=120,
    )
