"""Signatures of the manifest, made and checked by ssh-keygen: the only module that runs it.

It is given no terminal, no agent and nothing of the environment, so that it never waits for somebody to type.
"""

from __future__ import annotations

import os
import subprocess
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from generator.problems import Problem, ProblemKind
from generator.records.settings import Signer
from generator.site.release import MANIFEST, SIGNATURE
from generator.views.proof import NAMESPACE, SIGNERS, allowed_signers

NO_PROGRAM = ProblemKind(
    "S040", "máy này không có chương trình ssh-keygen", "there is no program ssh-keygen on this machine",
    "cài OpenSSH (gói openssh-client) rồi chạy lại", "install OpenSSH (the package openssh-client) and run this again")
NOT_SIGNED = ProblemKind(
    "S041", "chưa ký được danh mục: {reason}", "the manifest could not be signed: {reason}",
    "đưa tệp khóa bí mật không có mật khẩu, chỉ mình được đọc (chmod 600), do ssh-keygen -t ed25519 -N '' tạo; không dùng tệp .pub và không dùng ssh-agent",
    "give a private key without a passphrase that only you may read (chmod 600), as ssh-keygen -t ed25519 -N '' makes it; neither a .pub file nor ssh-agent will do")
UNKNOWN_KEY = ProblemKind(
    "S042", "khóa dùng để ký không có trong mục signers của data/site.yml", "the key that signed is not among the signers of data/site.yml",
    "thêm khóa công khai (tệp .pub) vào signers, hoặc ký bằng khóa đã có ở đó", "add its public half (the .pub file) to signers, or sign with a key that is there")
NO_SIGNERS = ProblemKind(
    "S043", "danh mục đã ký, nhưng data/site.yml chưa nêu khóa công khai nên người đọc chưa kiểm tra được chữ ký",
    "the manifest is signed, but data/site.yml names no public key, so that readers cannot check the signature",
    "thêm mục signers với name và key vào data/site.yml", "add signers with name and key to data/site.yml", "warning")
BAD_SIGNATURE = ProblemKind(
    "S044", "chữ ký không phải của danh mục này, hoặc không do khóa đã cho ký: {reason}", "the signature is not of this manifest, or not by a key that was given: {reason}",
    "đừng tin bản sao này; lấy bản khác từ trang chính thức, và hỏi cơ quan công bố về khóa", "do not trust this copy; take another from the official site, and ask its publisher for the key")
SECONDS = 30


@dataclass(frozen=True)
class SigningKey:
    """The file of a private key, and the program that signs with it; "" when it is not there."""

    file: Path
    program: str


def sign(manifest: bytes, key: SigningKey, signers: Iterable[Signer]) -> tuple[bytes, list[Problem]]:
    """The signature of a manifest, and what is wrong with it: one that the public keys of the site do not fit is an error."""
    allowed = allowed_signers(tuple(signers))
    if not key.program:
        return b"", [NO_PROGRAM.at(SIGNATURE)]
    if not key.file.is_file():
        return b"", [NOT_SIGNED.at(SIGNATURE, reason=f"{key.file.name}: không có tệp này / no such file")]
    run = _run([key.program, "-Y", "sign", "-n", NAMESPACE, "-f", str(key.file.absolute())], manifest)
    signature = run.stdout
    if run.returncode or not signature.startswith(b"-----BEGIN SSH SIGNATURE-----"):
        return b"", [NOT_SIGNED.at(SIGNATURE, reason=_reason(run.stderr, key.file.absolute().parent))]
    if not allowed:
        return signature, [NO_SIGNERS.at("data/site.yml")]
    if check(manifest, signature, allowed, key.program)[1]:
        return b"", [UNKNOWN_KEY.at("data/site.yml")]
    return signature, []


def check(manifest: bytes, signature: bytes, allowed: bytes, program: str) -> tuple[str, list[Problem]]:
    """The name of the key that signed a manifest, or why the signature is not good. `allowed` is a file of allowed signers."""
    if not program:
        return "", [NO_PROGRAM.at(SIGNATURE)]
    with tempfile.TemporaryDirectory() as folder:
        signature_file, signers_file = os.path.join(folder, SIGNATURE), os.path.join(folder, SIGNERS)
        Path(signature_file).write_bytes(signature)
        Path(signers_file).write_bytes(allowed)
        found = _run([program, "-Y", "find-principals", "-s", signature_file, "-f", signers_file], b"")
        name = found.stdout.decode("utf-8", "replace").splitlines()[0].strip() if found.returncode == 0 and found.stdout.strip() else ""
        if not name:
            return "", [BAD_SIGNATURE.at(SIGNATURE, reason=_reason(found.stderr, folder))]
        run = _run([program, "-Y", "verify", "-n", NAMESPACE, "-f", signers_file, "-I", name, "-s", signature_file], manifest)
        return (name, []) if run.returncode == 0 else ("", [BAD_SIGNATURE.at(SIGNATURE, reason=_reason(run.stderr or run.stdout, folder))])


def _run(command: list[str], given: bytes) -> subprocess.CompletedProcess[bytes]:
    try:
        return subprocess.run(command, input=given, capture_output=True, timeout=SECONDS, check=False, start_new_session=True,
                              env={"PATH": os.defpath, "LC_ALL": "C", "SSH_ASKPASS_REQUIRE": "never"})
    except (OSError, ValueError, subprocess.TimeoutExpired) as error:
        return subprocess.CompletedProcess(command, 1, b"", type(error).__name__.encode())


def _reason(said: bytes, folder: Path | str) -> str:
    """The last that the program said, without the folder of the files that it was given."""
    lines = [line.strip("@ ") for line in said.decode("utf-8", "replace").replace(f"{folder}/", "").splitlines()]
    return next((line for line in reversed(lines) if line), MANIFEST)
