"""One text as a scalar of YAML, quoted as the web editor quotes it.

The editor writes with the npm package `yaml` 2.9 (no folding, single quotes where any are needed). What it decides is decided here in the
same way, so that a file is the same bytes whoever wrote it. `tests/edit/quoting.json` holds what the package itself writes, and the few
texts (of blank lines only, or with a blank last line) that it loses and we do not. A text or a line of it that begins with a space which is
none (U+00A0 …) is quoted here, since `read` refuses it otherwise.
"""

from __future__ import annotations

import json
import re

from generator.read.decode import ODD_SPACES

_NOT_PLAIN = re.compile(r"""\A[\n\t ,\[\]{}#&*!|>'"%@`]|\A[?-](?:\Z|[ \t])|[\n:][ \t]|[ \t]\n|[\n\t ]#|[\n\t :]\Z""")
"""What a text may not hold to stand without quotes: an indicator in front, ": " and " #" inside, a blank around a line break or at the end."""
_NOT_TEXT = re.compile(
    r"(?:~|[Nn]ull|NULL)?|[Tt]rue|TRUE|[Ff]alse|FALSE|0o[0-7]+|[-+]?[0-9]+|0x[0-9a-fA-F]+|[-+]?\.(?:inf|Inf|INF)|\.nan|\.NaN|\.NAN"
    r"|[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)[eE][-+]?[0-9]+|[-+]?(?:\.[0-9]+|[0-9]+\.[0-9]*)")
"""What YAML 1.2 takes for nothing, a truth value or a number when it stands without quotes."""
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
_MARKER = re.compile(r"(?:\A|[\n\r\u2028\u2029])(?:%|---|\.\.\.)")
_BLANK_LAST_LINE = re.compile(r"\n[\t ]+\Z")
_BLANK_AROUND_BREAK = re.compile(r"[ \t]\n|\n[ \t]")
_ESCAPE = re.compile(r"\\u([0-9a-f]{4})|( ?)((?:\\n)+)|\\.")
_SHORT_ESCAPES = {"0000": "\\0", "0007": "\\a", "000b": "\\v", "001b": "\\e"}
_LONG = 40
"""From this length in double quotes, line breaks are written as such (in UTF-16 units, of the text as JSON)."""


def scalar(text: str, indent: str) -> str:
    """`text` as the value of a field or an item of a list; lines after the first are indented by `indent`."""
    if _CONTROL.search(text):
        return _double_quoted(text, indent)
    if not text.isascii() and ODD_SPACES.search(text):  # which `read` takes for a slip of the keyboard
        return _double_quoted(text, None)
    if _NOT_PLAIN.search(text):
        return _block(text, indent) if "\n" in text else _quoted(text, indent)
    if "\n" in text:
        return _block(text, indent)
    return _quoted(text, indent) if _NOT_TEXT.fullmatch(text) else text


def key(text: str, top: bool) -> str:
    """`text` as the name of a field; `top` when the field stands in the file's own mapping."""
    if _CONTROL.search(text):
        return _double_quoted(text, None)
    plain = not ("\n" in text or _NOT_PLAIN.search(text) or _NOT_TEXT.fullmatch(text) or (top and _MARKER.search(text)))
    return text if plain else _quoted(text, None)


def _quoted(text: str, indent: str | None) -> str:
    """In single quotes, if they can hold it. `indent` is None where only one line may stand."""
    if "'" in text and '"' not in text:
        return _double_quoted(text, indent)
    if (indent is None and "\n" in text) or _BLANK_AROUND_BREAK.search(text):
        return _double_quoted(text, indent)
    return "'" + re.sub(r"\n+", lambda breaks: f"{breaks[0]}\n{indent}", text.replace("'", "''")) + "'"


def _double_quoted(text: str, indent: str | None) -> str:
    literal = json.dumps(text, ensure_ascii=False)
    on_one_line = indent is None or len(literal.encode("utf-16-le")) < 2 * _LONG

    def escaped(match: re.Match[str]) -> str:
        code, blank, breaks = match.groups()
        if code:
            return _SHORT_ESCAPES.get(code) or f"\\x{code[2:]}"
        if not breaks:
            return match[0]
        # A blank before a line break, and one after it, would be lost when the lines are joined again. Both may be the same one.
        blank, after = "\\ " if blank else "", literal[match.end()]
        only_blank = literal.startswith(" \\n", match.end())
        if on_one_line or breaks + after == '\\n"':
            return blank + breaks
        if after == '"':  # the last one stays an escape
            return blank + "\n" * (len(breaks) // 2) + indent + "\\n"
        return blank + "\n" * (len(breaks) // 2 + 1) + indent + ("\\" if after == " " and not only_blank else "")

    return _ESCAPE.sub(escaped, literal)


def _block(text: str, indent: str) -> str:
    """A literal block: the lines as they are, indented. The sign behind `|` says what becomes of line breaks at the end."""
    if _BLANK_LAST_LINE.search(text) or (" " in text and not text.strip("\n\t ")):
        return _quoted(text, indent)
    body = text.rstrip("\n\t ")
    end = text[len(body):]
    if "\n" not in end:
        chomping = "-"
    elif not body or end.index("\n") != len(end) - 1:
        chomping = "+"
    else:
        chomping = ""
    end = re.sub(r"(?:\A|(?<!\n))\n+(?!\n|\Z)", lambda breaks: breaks[0] + indent, end.removesuffix("\n"))
    leading = re.match(r"[ \n]*", body)[0]
    body = re.sub(r"\n+", lambda breaks: breaks[0] + indent, body)
    return f"|{'2' if ' ' in leading else ''}{chomping}\n{indent}{body}{end}"
