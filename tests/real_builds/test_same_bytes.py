"""Same source, same bytes: in another folder, another time zone, with two workers, after a kill."""

from __future__ import annotations

import signal
import subprocess
import time
import zipfile

import pytest
from real_build import Place

pytestmark = pytest.mark.slow


def test_other_folder_time_zone_and_workers_give_the_same_bytes(built: Place, fresh: Place) -> None:
    """A second build elsewhere, on the other side of the date line and with two workers, is the same to the byte."""
    fresh.made("-n", "2", TZ="Pacific/Auckland", PYTHONHASHSEED="7")
    assert fresh.products() == built.products()


def test_killed_build_leaves_no_broken_product(built: Place, fresh: Place) -> None:
    """A build that is killed half-way leaves whole files only, and the next run completes it."""
    process = subprocess.Popen(
        fresh.command("languages=en"), cwd=fresh.folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    deadline = time.monotonic() + 120
    while process.poll() is None and time.monotonic() < deadline:
        if len(fresh.products()) >= 2:
            process.send_signal(signal.SIGKILL)
            break
        time.sleep(0.02)
    process.wait(timeout=60)
    assert process.returncode == -signal.SIGKILL
    for path in fresh.products():
        file = fresh.build / path
        if file.name.startswith("."):
            continue  # a temporary name: the next run writes it anew
        if file.suffix == ".pdf":
            assert file.read_bytes().rstrip().endswith(b"%%EOF")
        elif file.suffix in (".pptx", ".docx"):
            assert zipfile.ZipFile(file).testzip() is None
    fresh.made("languages=en")
    wanted = {path: digest for path, digest in built.products().items() if "en" in path.split("/")}
    assert {
        path: digest for path, digest in fresh.products().items() if not path.split("/")[-1].startswith(".")
    } == wanted
