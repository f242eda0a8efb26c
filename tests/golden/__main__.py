"""Accept the present output of the miniature repository as the expected one: `make golden`, then read the difference in Git."""

import shutil
import sys
import tempfile
from pathlib import Path

from tests.golden.tree import EXPECTED, made

if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        site = made(Path(folder))
        shutil.rmtree(EXPECTED, ignore_errors=True)
        shutil.copytree(site, EXPECTED)
    sys.stdout.write(f"Accepted {sum(path.is_file() for path in EXPECTED.rglob('*'))} files. Now read: git diff {EXPECTED}\n")
