"""A full disk and a folder nobody may write to."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from casusbelli.errors import StoreError
from casusbelli.store import Run, StoreWriter


def test_a_full_disk_keeps_what_was_there_and_says_so(writer, coded, run):
    writer.add([coded("Arland attacked Boria.")], run)
    writer.limit_pages(1)
    before = writer.counts()
    big = [coded(f"{number} " + "Arland attacked Boria. " * 200) for number in range(20)]
    with pytest.raises(StoreError, match="disk is full; nothing of this batch was kept"):
        writer.add(big, run)
    assert writer.counts() == before
    assert writer.check() == []
    writer.limit_pages(1_000_000)
    assert writer.add(big, run).documents == 20


READ = """
# Root may write anywhere, so root becomes somebody ordinary first.
import os, sys
from casusbelli.errors import StoreError
from casusbelli.store import StoreReader, StoreWriter
if os.geteuid() == 0:
    os.setgid(65534)
    os.setuid(65534)
with StoreReader.open(sys.argv[1]) as store:
    print(store.counts()["document"])
for path in (sys.argv[1], sys.argv[1] + ".new"):
    try:
        StoreWriter.open(path, create=True)
    except StoreError as error:
        print(error)
"""


@pytest.mark.skipif(os.name != "posix", reason="permissions are POSIX's here")
def test_a_read_only_folder_is_read_from_and_not_written_to(tmp_path_factory, coded):
    folder = tmp_path_factory.mktemp("frozen")
    path = folder / "store.db"
    with StoreWriter.open(str(path), create=True) as store:
        store.add([coded("Arland attacked Boria.")], Run("test", "fake"))
    for above in (folder.parent, folder.parent.parent):
        above.chmod(0o755)
    path.chmod(0o444)
    folder.chmod(0o555)
    try:
        done = subprocess.run([sys.executable, "-c", READ, str(path)], capture_output=True, text=True, check=False)
    finally:
        folder.chmod(0o755)
    lines = done.stdout.splitlines()
    assert lines[0] == "1", done.stderr
    assert "cannot be written to" in lines[1] or "cannot be opened" in lines[1]
    assert "cannot be opened" in lines[2]
    assert not Path(f"{path}.new").exists()
