"""The command `memcon open`: an address on one line, a quiet end, a clear line for trouble."""

import signal
import socket
import subprocess
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from command import COMMAND, DOSSIER, PROJECT, memcon
from memcon.cli.open import _has_screen


@contextmanager
def opened(*arguments: str | Path) -> "Iterator[tuple[str, subprocess.Popen[str]]]":
    """Run the command until the caller has seen what it shows."""
    with subprocess.Popen(
        [COMMAND, "open", "--no-browser", *arguments],
        cwd=PROJECT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    ) as running:
        assert running.stdout is not None
        try:
            yield running.stdout.readline().strip(), running
        finally:
            running.kill()


def test_it_prints_the_address_serves_and_ends_quietly() -> None:
    with opened(DOSSIER, "--port", "0") as (address, running):
        assert address.startswith("http://127.0.0.1:")
        with urllib.request.urlopen(address, timeout=20) as page:
            assert b"Sarn Narrows, 1961" in page.read()
        running.send_signal(signal.SIGINT)
        out, err = running.communicate(timeout=20)
        assert (out, err, running.returncode) == ("", "", 0)


def test_a_port_that_is_taken_is_said_so() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        ended = memcon("open", "--no-browser", "--port", port, DOSSIER)
    assert ended.returncode == 1
    assert ended.stderr == f"memcon: port {port} is not free; give another with --port, or none\n"


def test_nothing_that_can_be_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"\x00\x01\x02\xff" * 400)
    for path in (tmp_path / "none", tmp_path):
        ended = memcon("open", "--no-browser", path)
        assert ended.returncode == 1
        assert ended.stdout == ""
        lines = ended.stderr.splitlines()
        assert len(lines) == 2
        assert lines[-1].startswith("memcon: no record could be read from")


def test_wrong_use() -> None:
    assert memcon("open").returncode == 2
    assert memcon("open", "--port", "many", DOSSIER).returncode == 2


def test_no_browser_without_a_screen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.delenv("DISPLAY", raising=False)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    assert not _has_screen()
    monkeypatch.setenv("DISPLAY", ":0")
    assert _has_screen()
    monkeypatch.setattr("sys.platform", "darwin")
    monkeypatch.setenv("SSH_CONNECTION", "1.2.3.4 5 6.7.8.9 22")
    assert not _has_screen()
