"""What proves a conferral on a page: the digest of the signed decision, and the state of the record that it was made from."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from generator.catalog import Catalog
from generator.records.decision import Decision
from generator.records.settings import Signer, SiteSettings
from generator.views.output import File

SIGNERS = "allowed_signers"
NAMESPACE = "honours-site"
"""What a signature is for: one that was made for anything else is none of ours."""
_PUBLIC = {"github": "https://github.com/", "gitlab": "https://gitlab.com/"}
_EDITED = re.compile(r"(https://[^/]+(?:/[^/]+)+?)(/-)?/_?(?:edit|blob|tree)/")
"""The address of a repository in the address at which its files are edited."""


def commit_address(site: SiteSettings, commit: str) -> str:
    """Where the host of the repository shows a commit; "" when `data/site.yml` does not say where that is."""
    if site.edit_address and (found := _EDITED.match(str(site.edit_address))):
        return f"{found[1]}{found[2] or ''}/commit/{commit}"
    editor = site.editor
    if editor and editor.repository and editor.service in _PUBLIC:
        host = str(editor.service_address or _PUBLIC[editor.service]).rstrip("/")
        return f"{host}/{editor.repository}{'/-' if editor.service == 'gitlab' else ''}/commit/{commit}"
    return ""


def signer_files(site: SiteSettings) -> Iterator[File]:
    """`allowed_signers`, with which `ssh-keygen -Y verify` checks the signature of the manifest, when the site has keys."""
    if site.signers:
        lines = allowed_signers(site.signers)
        yield File(SIGNERS, (lines.decode(),), lambda: lines)


def allowed_signers(signers: Iterable[Signer]) -> bytes:
    """The keys as ssh-keygen wants to be told of them."""
    return "".join(f'{signer.name} namespaces="{NAMESPACE}" {signer.key}\n' for signer in signers).encode()


def proofs(catalog: Catalog, decision: Decision) -> tuple[str, str]:
    """The digest of the PDF of a decision and the commit of its record, each "" when there is none."""
    file = catalog.files.get(decision.pdf.file) if decision.pdf else None
    return file.sha256 if file else "", catalog.commit("decision", decision.id)
