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


def host_files(content_policy: str, editor_policy: str | None, root: str) -> dict[str, bytes]:
    """A policy and the other security headers for Netlify-like hosts, Apache and nginx. `root` is the path of the site on its host: "/".

    These speak of all pages, so the policy must admit what any of them needs; each page's own admits what that page needs. An editor
    below admin/ has a policy of its own: what it needs is needed nowhere else. The letters may be kept for ever. Data, API, feeds and calendar are
    for the pages of other sites too; feeds are named so that a browser shows them in their style.
    """
    headers = {
        "Content-Security-Policy": f"{content_policy}; frame-ancestors 'none'",
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "strict-origin-when-cross-origin",
        "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=()",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Strict-Transport-Security": "max-age=31536000",
    }
    netlify = "/*\n" + _lines("  {0}: {1}\n", headers)
    apache = ("ErrorDocument 404 /404.html\nAddDefaultCharset utf-8\nOptions -Indexes\n"
              + "".join(f'AddType "{kind}; charset=utf-8" .{ending}\n' for ending, kind in KINDS.items()) + _for_apache(headers))
    nginx = "# include this file in the server block\nerror_page 404 /404.html;\ncharset utf-8;\n" + _lines(_NGINX, headers)
    # The names of the letters carry their digest, so they never change.
    others = {"assets/fonts/": {"Cache-Control": "public, max-age=31536000, immutable"}}
    others |= {folder: dict(OPEN_TO_ALL) for folder in OPEN}
    if editor_policy:
        others["admin/"] = {
            "Content-Security-Policy": f"{editor_policy}; frame-ancestors 'none'",
            "Cross-Origin-Opener-Policy": "same-origin-allow-popups",  # the window in which one signs in answers this one
        }
    below: dict[str, bytes] = {}
    for folder, own in others.items():
        # "! name" takes away what the block above gave; where that is not known, the later block wins.
        netlify += f"{root}{folder}*\n" + _lines("  ! {0}\n", {name: own[name] for name in own if name in headers}) + _lines("  {0}: {1}\n", own)
        kinds = _KINDS_FOR_NGINX if folder.rpartition("/")[0].endswith(("feeds", "calendar")) else ""
        nginx += f"location {root}{folder} {{\n{kinds}{_lines('  ' + _NGINX, headers | own)}}}\n"
        below[f"{folder}.htaccess"] = _for_apache(own).encode()
    netlify += "".join(f"{root}*.{ending}\n  Content-Type: {kind}; charset=utf-8\n" for ending, kind in KINDS.items())
    return {"_headers": netlify.encode(), ".htaccess": apache.encode(), "headers.nginx.conf": nginx.encode(), **below}


OPEN = ("api/", "calendar/", "data/", "feeds/", "en/calendar/", "en/feeds/")
"""What pages of other sites may load with a script: public data, for which nobody signs in."""
OPEN_TO_ALL = {"Access-Control-Allow-Origin": "*"}
KINDS = {"rss": "application/xml", "atom": "application/xml", "ics": "text/calendar"}
"""What hosts say of files by their endings. As application/rss+xml browsers show a feed as bare text, or none of it."""
_KINDS_FOR_NGINX = ("  types { application/xml rss atom; application/json json; text/calendar ics; text/css css; text/html html; text/x-opml opml; }\n"
                    "  charset_types application/xml application/json text/calendar text/css text/x-opml;\n")
"""In these folders: nginx takes the whole list from the innermost block."""
_NGINX = 'add_header {0} "{1}" always;\n'


def _for_apache(headers: dict[str, str]) -> str:
    return "<IfModule mod_headers.c>\n" + _lines('  Header always set {0} "{1}"\n', headers) + "</IfModule>\n"


def _lines(form: str, headers: dict[str, str]) -> str:
    return "".join(form.format(name, value) for name, value in headers.items())
