"""Each conferral says what proves it, and the manifest says what each file was made from; nothing of that tells of what is not public."""

from __future__ import annotations

import json
import shutil
from hashlib import sha256
from pathlib import Path

from generator.catalog import load
from generator.origins import origins
from generator.records.fields import parse_instant
from generator.records.settings import SiteSettings
from generator.review.commits import read_commits
from generator.views.proof import commit_address
from generator.visible import visible
from tests.faults.small import AT, MINIATURE
from tests.proof.conftest import WITHDRAWN
from tests.review.conftest import commit, git

DECISION = "data/decisions/bang-khen-2025.yml"


def test_each_file_has_the_last_commit_that_changed_it(repository: Path, tmp_path: Path):
    known = read_commits(repository, tmp_path / "memory")
    for path in git(repository, "ls-files", "data").splitlines():
        assert known[path] == (git(repository, "rev-parse", f"HEAD:{path}"), git(repository, "log", "-1", "--format=%H", "--", path))
    assert len({name for _, name in known.values()}) == 3
    assert read_commits(repository, tmp_path / "memory") == known
    (tmp_path / "memory").write_bytes(b"damaged")
    assert read_commits(repository, tmp_path / "memory") == known


def test_a_merge_names_the_commit_that_made_what_stands(repository: Path, tmp_path: Path):
    root = tmp_path / "root"
    git(tmp_path, "clone", "-q", str(repository), str(root))
    file = root / DECISION
    git(root, "checkout", "-q", "-b", "side")
    file.write_bytes(file.read_bytes() + b"# side\n")
    git(root, "commit", "-qam", "side")
    git(root, "checkout", "-q", "main")
    file.write_bytes(file.read_bytes() + b"# main\n")
    git(root, "commit", "-qam", "main")
    ours = git(root, "rev-parse", "HEAD")
    git(root, "merge", "-q", "-s", "ours", "-m", "the side is not taken", "side")
    assert read_commits(root, tmp_path / "memory")[DECISION][1] == ours
    file.write_bytes(file.read_bytes() + b"# both\n")
    git(root, "add", "-A")
    assert read_commits(root, tmp_path / "memory")[DECISION][1] == ours
    assert commit(root, "both") == read_commits(root, tmp_path / "memory")[DECISION][1]


def test_where_the_history_is_not_whole_nothing_is_said(repository: Path, tmp_path: Path):
    assert read_commits(tmp_path, tmp_path / "memory") == {}
    assert read_commits(repository / "data", tmp_path / "memory") == {}
    git(tmp_path, "clone", "-q", "--depth", "1", f"file://{repository}", str(tmp_path / "shallow"))
    assert read_commits(tmp_path / "shallow", tmp_path / "memory") == {}
    (tmp_path / "broken/.git").mkdir(parents=True)
    assert read_commits(tmp_path / "broken", tmp_path / "memory") == {}


def test_asking_git_runs_nothing_of_the_repository(repository: Path, tmp_path: Path):
    root = tmp_path / "root"
    git(tmp_path, "clone", "-q", str(repository), str(root))
    for name in ("core.fsmonitor", "core.pager", "pager.log", "gpg.program", "diff.external", "log.showSignature", "core.hooksPath", "diff.evil.textconv"):
        git(root, "config", name, "true" if name == "log.showSignature" else f"touch {tmp_path}/ran")
    (root / ".gitattributes").write_text("* diff=evil\n", encoding="utf-8")
    assert DECISION in read_commits(root, tmp_path / "memory")
    assert not (tmp_path / "ran").exists()


def seen(root: Path, commits: dict | None = None) -> dict:
    loaded = load(root)
    return origins(loaded, visible(loaded.catalog, parse_instant(AT)), commits or {})


def test_only_files_that_are_shown_whole_and_unchanged_have_an_origin(repository: Path, tmp_path: Path):
    root = tmp_path / "root"
    shutil.copytree(repository, root, ignore=shutil.ignore_patterns(".cache"))
    known = read_commits(root, tmp_path / "memory")
    found = seen(root, known)
    assert found["decision", "bang-khen-2025"].commit
    assert ("document", "chua-cong-bo") not in found
    assert ("decision", "quyet-dinh-da-rut") not in found  # withdrawn
    assert "consultation" not in {record_type for record_type, _ in found}  # their lists leave without a trace
    file = root / DECISION
    file.write_bytes(file.read_bytes() + b"# not committed\n")
    changed = seen(root, known)["decision", "bang-khen-2025"]
    assert (changed.commit, changed.sha256) == ("", sha256(file.read_bytes()).hexdigest())
    shutil.copy(MINIATURE / WITHDRAWN, root / WITHDRAWN)  # of a decision from which a name is gone nothing is told that leads to the name
    assert ("decision", "bang-khen-2025") not in seen(root, known)


def test_pages_and_manifest_of_a_repository(repository: Path, site: Path):
    last = git(repository, "log", "-1", "--format=%H", "--", DECISION)
    manifest = json.loads((site / "manifest.json").read_text())
    page = (site / "honorees/nguyen-van-duc-1/index.html").read_text()
    decision = (site / "decisions/bang-khen-2025/index.html").read_text()
    assert manifest["records"]["decisions/bang-khen-2025"]["commit"] == last
    assert last[:9] in page
    assert last[:9] in decision
    assert all((site / path).stat().st_size == entry["size"] for path, entry in manifest["files"].items())
    assert manifest["files"]["honorees/nguyen-van-duc-1/index.html"]["records"][:2] == ["honorees/nguyen-van-duc-1", "decisions/bang-khen-2025"]
    assert manifest["files"]["en/decisions/index.html"]["records"] == ["decisions/"]
    for name, source in manifest["records"].items():
        assert source["sha256"] == sha256((repository / source["path"]).read_bytes()).hexdigest(), name
        assert source["commit"] == git(repository, "log", "-1", "--format=%H", "--", source["path"])
    everything = "".join(path.read_text(encoding="utf-8") for path in site.rglob("*") if path.suffix in (".html", ".json", ".xml"))
    assert git(repository, "rev-parse", "HEAD")[:9] not in everything  # the commit of the embargoed record
    assert "WORDS OF A COMMIT" not in everything
    assert "Người Thử" not in everything


def test_commits_are_linked_where_the_settings_name_the_host():
    def at(**settings: object) -> str:
        whole = {"publisher": "a", "rights": {"vi": "x"}, "tag_authority": "example.org,2026", **settings}
        return commit_address(SiteSettings.model_validate(whole), "ab12")

    assert at() == ""
    assert at(editor={"service": "practice"}) == ""
    assert at(editor={"service": "github", "repository": "tinh/thi-dua"}) == "https://github.com/tinh/thi-dua/commit/ab12"
    assert at(editor={"service": "gitlab", "repository": "tinh/thi-dua", "service_address": "https://git.example.org/"}) == "https://git.example.org/tinh/thi-dua/-/commit/ab12"
    assert at(edit_address="https://github.com/tinh/thi-dua/edit/main/") == "https://github.com/tinh/thi-dua/commit/ab12"
    assert at(edit_address="https://gitlab.com/a/b/c/-/edit/main/") == "https://gitlab.com/a/b/c/-/commit/ab12"
    assert at(edit_address="https://example.org/") == ""
