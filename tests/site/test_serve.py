"""`serve`: the site on localhost, built again when a file is saved."""

from __future__ import annotations

import re
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.faults.small import copied

PATIENCE = 30
"""Seconds after which the test gives up; it is over much sooner."""


def _read(address: str) -> tuple[int, str]:
    try:
        with urllib.request.urlopen(address, timeout=5) as answer:
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as error:
        return error.code, error.read().decode()


def _until(condition) -> bool:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        if condition():
            return True
        time.sleep(0.1)
    return False


@pytest.mark.parametrize("stop", [signal.SIGINT, signal.SIGTERM])
def test_a_saved_record_shows_and_a_broken_one_leaves_the_site_as_it_was(tmp_path: Path, stop: signal.Signals):
    root = copied(tmp_path / "root")
    record = root / "data/campaigns/phong-trao-mau.yml"
    good = record.read_text(encoding="utf-8")
    with subprocess.Popen([sys.executable, "-m", "generator", "serve", "--root", str(root), "--port", "0"], cwd=ROOT,
                          preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_IGN),  # as from a script's background
                          stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True, encoding="utf-8") as server:
        try:
            address = next(found[0] for line in server.stderr if (found := re.search(r"http://127\.0\.0\.1:\d+/", line)))
            page = f"{address}campaigns/phong-trao-mau/"
            assert _read(page)[0] == 200
            lost, text = _read(f"{address}khong-co-trang-nay/")
            assert lost == 404
            assert "Không tìm thấy trang" in text

            record.write_text(re.sub(r"title:\n  vi: .*", "title:\n  vi: Tên vừa sửa", good, count=1), encoding="utf-8")
            assert _until(lambda: "Tên vừa sửa" in _read(page)[1])
            record.write_text("title: [", encoding="utf-8")
            assert any("problems" in line for line in server.stderr)
            assert "Tên vừa sửa" in _read(page)[1]
            record.write_text(good, encoding="utf-8")
            assert _until(lambda: "Tên vừa sửa" not in _read(page)[1])
            server.send_signal(stop)
            assert server.wait(PATIENCE) == 0
        finally:
            server.kill()
