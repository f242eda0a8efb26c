"""Templates are compiled without detours, and still nothing unsafe goes out of them."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace

import jinja2
import pytest
from markupsafe import Markup

from generator.views.compiling import Environment

UNSAFE = "<b>&\"'</b>"
SAFE = "&lt;b&gt;&amp;&#34;&#39;&lt;/b&gt;"


@pytest.fixture
def made(tmp_path: Path):
    """What a template shows, beside `macros.html`."""
    (tmp_path / "macros.html").write_text(
        "{% macro tell(item, after, before='-') %}{{ before }}{{ item }}{{ after|default('.') }}{% endmacro %}"
        "{% macro twice(item) %}{{ tell(item, '!', '') }}{{ tell(item, before='+') }}{% endmacro %}")

    def make(text: str, lang: str = "vi", **values: object) -> str:
        (tmp_path / "page.html").write_text(text)
        return Environment([tmp_path], lang, None).get_template("page.html").render(**values)

    return make


IMPORT = '{% import "macros.html" as m %}'


@pytest.mark.parametrize("text", ["{{ x }}", "{{ x|trim }}", "{{ f(x) }}", "{{ o.x }}", '{{ o["x"] }}', "{{ o.f(x) }}", "{{ x or 1 }}",
                                  "{% for x in [x] %}{{ x }}{% endfor %}", "{% set y %}{{ x }}{% endset %}{{ y }}", "{{ (x ~ '')|trim }}"])
def test_what_is_not_known_to_be_safe_is_escaped(made, text):
    assert made(text, x=UNSAFE, f=lambda value: value, o=SimpleNamespace(x=UNSAFE, f=lambda value: value)) == SAFE


@pytest.mark.parametrize("text", ["{{ m.tell(x) }}", "{{ m.tell(x)|trim }}", "{{ m.tell(item=x) }}", "{% set y = m.tell(x) %}{{ y }}", "{{ m.tell(*[x]) }}"])
def test_a_macro_escapes_what_it_is_given_once(made, text):
    assert made(IMPORT + text, x=UNSAFE) == f"-{SAFE}."


def test_macros_call_each_other_with_what_is_left_out(made):
    assert made(f"{IMPORT}{{{{ m.twice(x) }}}}", x=UNSAFE) == f"{SAFE}!+{SAFE}."


def test_what_is_safe_goes_out_as_it_is(made):
    assert made("{{ x }}{{ x|trim }}{{ 5 }}", x=Markup(" <i>a</i> ")) == " <i>a</i> <i>a</i>5"


def test_a_value_is_never_missing_in_silence(made):
    for text in ("{{ x }}", "{{ o.nothing }}", "{% if o.nothing %}{% endif %}", "{{ d['nothing'] }}", f"{IMPORT}{{{{ m.tell() }}}}"):
        with pytest.raises((jinja2.UndefinedError, AttributeError)):
            made(text, o=SimpleNamespace(), d={})
    assert made("{{ o.nothing is defined }} {{ o.nothing|default(1) }} {{ o.a is defined }}", o=SimpleNamespace(a=1)) == "False 1 True"


def test_words_of_the_interface_are_those_of_the_language(made):
    assert [made('{{ say("một", "one") }}', lang) for lang in ("vi", "en")] == ["một", "one"]
