"""A site is published with the signature of its own manifest, or not at all."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.__main__ import main
from generator.records.settings import SiteSettings
from generator.site.signing import SigningKey, sign
from tests.faults.small import AT
from tests.proof.conftest import key

pytestmark = pytest.mark.skipif(not shutil.which("ssh-keygen"), reason="ssh-keygen is not installed: these tests did not run")


def test_a_signed_site(repository: Path, verify: Callable, tmp_path: Path, capsys: pytest.CaptureFixture):
    root = tmp_path / "root"
    shutil.copytree(repository, root, ignore=shutil.ignore_patterns(".git"))
    good, other = key(tmp_path), key(tmp_path, "other")
    public = " ".join(good.with_suffix(".pub").read_text().split()[:2])
    settings = root / "data/site.yml"
    settings.write_text(f"{settings.read_text(encoding='utf-8')}signers:\n  - name: office-2026\n    key: {public}\n", encoding="utf-8")
    site = tmp_path / "site"
    command = ["build", "--root", str(root), "--site", str(site), "--at", AT]
    assert main([*command, "--sign", str(good)]) == 0
    assert (site / "allowed_signers").read_text() == f'office-2026 namespaces="honours-site" {public}\n'
    assert public in (site / "verify/index.html").read_text()
    before = (site / "manifest.json.sig").read_bytes()
    code, said = verify(site)
    assert (code, "proves little" in said) == (0, True)
    assert (verify(site, "--signers", site / "allowed_signers")[0]) == 0
    assert main([*command, "--sign", str(other)]) == 1  # a key that nobody could check: the site stays
    assert "S042" in capsys.readouterr().out
    assert (site / "manifest.json.sig").read_bytes() == before
    assert main(command) == 0  # unsigned again: no signature of another manifest is left
    assert not (site / "manifest.json.sig").exists()
    code, said = verify(site)
    assert (code, "E043" in said) == (0, True)


def test_a_key_that_cannot_sign_is_a_problem_that_says_what_to_do(tmp_path: Path):
    locked, open_to_all = key(tmp_path, "locked", "a passphrase"), key(tmp_path, "open")
    open_to_all.chmod(0o644)
    (tmp_path / "text").write_text("no key")
    for file in (locked, open_to_all, tmp_path / "text", tmp_path / "nowhere", tmp_path):
        signature, problems = sign(b"{}", SigningKey(file, "ssh-keygen"), ())
        assert (signature, [problem.code for problem in problems]) == (b"", ["S041"])
        assert str(tmp_path) not in str(problems)
    assert sign(b"{}", SigningKey(key(tmp_path), ""), ())[1][0].code == "S040"


def test_a_signature_is_the_same_for_the_same_bytes(tmp_path: Path):
    good = SigningKey(key(tmp_path), "ssh-keygen")
    assert sign(b"{}", good, ())[0] == sign(b"{}", good, ())[0]


@pytest.mark.parametrize(("name", "value"), [
    ("a b", None), ("Office", None), ('x" namespaces="*', None), ("office", "ssh-ed25519 AAAA"), ("office", "ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAABAQ"),
    ("office", "{key} me@example.org"), ("office", "* {key}"), ("office", "-----BEGIN OPENSSH PRIVATE KEY-----")])
def test_what_is_no_public_key_is_refused(name: str, value: str | None):
    public = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAI" + "A" * 43
    whole = {"publisher": "a", "rights": {"vi": "x"}, "tag_authority": "example.org,2026"}
    assert SiteSettings.model_validate({**whole, "signers": [{"name": "office", "key": public}]})
    with pytest.raises(ValueError, match="signers"):
        SiteSettings.model_validate({**whole, "signers": [{"name": name, "key": (value or "{key}").format(key=public)}]})
