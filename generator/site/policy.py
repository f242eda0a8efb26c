"""The content-security policy, from what the pages really hold, and the same as files for common hosts."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterable
from hashlib import sha256

_INLINE = re.compile(r"<(script|style)\b([^>]*)>(.*?)</\1>", re.DOTALL | re.IGNORECASE)
_DATA_TYPE = re.compile(r"""type=["']?application/(ld\+)?json""", re.IGNORECASE)


def inline_hashes(html: str) -> dict[str, set[str]]:
    """The hashes of the inline scripts and styles of the shell, by element name. Data blocks do not run and need none."""
    found: dict[str, set[str]] = {"script": set(), "style": set()}
    for name, attributes, content in _INLINE.findall(html):
        if "src=" not in attributes and not _DATA_TYPE.search(attributes):
            found[name.lower()].add("'sha256-" + b64encode(sha256(content.encode()).digest()).decode() + "'")
    return found


def policy(shells: Iterable[str], runs: bool = False) -> str:
    """The policy that admits the site's own files and the inline code of these shells, and nothing else.

    `runs` is for pages that also run WebAssembly of the site's own, as search does.
    """
    hashes: dict[str, set[str]] = {"script": set(), "style": set()}
    for html in shells:
        for name, found in inline_hashes(html).items():
            hashes[name] |= found
    sources = {name: " ".join(["'self'", *sorted(found)]) for name, found in hashes.items()}
    if runs:
        sources["script"] += " 'wasm-unsafe-eval'"
    return "; ".join((
        "default-src 'none'", f"script-src {sources['script']}", f"style-src {sources['style']}", "img-src 'self' data:",
        "font-src 'self'", "connect-src 'self'", "manifest-src 'self'", "base-uri 'none'", "form-action 'self'"))


def host_files(content_policy: str) -> dict[str, bytes]:
    """A policy and the other security headers for Netlify-like hosts, Apache and nginx.

    These speak of all pages, so the policy must admit what any of them needs; each page's own admits what that page needs.
    """
    headers = {
        "Content-Security-Policy": f"{content_policy}; frame-ancestors 'none'",
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "strict-origin-when-cross-origin",
        "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=()",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Strict-Transport-Security": "max-age=31536000",
    }
    netlify = "/*\n" + "".join(f"  {name}: {value}\n" for name, value in headers.items())
    apache = "ErrorDocument 404 /404.html\nAddDefaultCharset utf-8\nOptions -Indexes\n<IfModule mod_headers.c>\n" + "".join(
        f'  Header always set {name} "{value}"\n' for name, value in headers.items()) + "</IfModule>\n"
    nginx = "# include this file in the server block\nerror_page 404 /404.html;\ncharset utf-8;\n" + "".join(
        f'add_header {name} "{value}" always;\n' for name, value in headers.items())
    return {"_headers": netlify.encode(), ".htaccess": apache.encode(), "headers.nginx.conf": nginx.encode()}
