"""How the page templates are compiled: Jinja2 with autoescape on, and without its detours, which were most of the time of making a page."""

from __future__ import annotations

import re
import sys
from collections.abc import MutableMapping, Sequence
from hashlib import blake2b
from pathlib import Path
from typing import Any

import jinja2
from jinja2 import BytecodeCache, FileSystemLoader, StrictUndefined, Template, nodes
from jinja2.bccache import Bucket
from jinja2.compiler import CodeGenerator, Frame, MacroRef
from jinja2.environment import TemplateModule
from jinja2.ext import Extension
from markupsafe import Markup, escape

from generator.kept import keep, kept

_SHARED = ("parts", "pictures")
"""Macros that every template has without an import."""

_MAY_BE_MISSING = ("defined", "undefined", "default")
"""The tests and the filter that ask whether something has an attribute."""


class _Say(Extension):
    """`say("tiếng Việt", "English")` in a template is the word of its language before the template is compiled.

    A page has dozens of such words: as calls they were a third of the time of making it.
    """

    _WORDS = re.compile(r"""\bsay\((["'])(.*?)\1, (["'])(.*?)\3\)""")

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:
        vietnamese = self.environment.lang == "vi"  # type: ignore[attr-defined]
        return self._WORDS.sub(lambda m: f"{m[1]}{m[2]}{m[1]}" if vietnamese else f"{m[3]}{m[4]}{m[3]}", source)


class _Straight(CodeGenerator):
    """What templates are compiled to.

    A piece that is safe already goes out as it is, where Jinja2 would copy it twice; everything else is escaped.
    What stands behind a dot is an attribute, read by Python itself: the values of a dictionary are read with brackets.
    A macro or a function of ours is called like any function, and macros are imported once.
    So a macro takes no block (`{% call %}`) and no arguments that it does not name, and no variable may be called as shared macros are.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._macros: set[str] = set()
        self._imported = set(_SHARED)
        self._asked: nodes.Expr | None = None
        self._going_out: nodes.Expr | None = None

    def visit_Template(self, node: nodes.Template, frame: Frame | None = None) -> None:  # noqa: N802
        self._macros.update(macro.name for macro in node.find_all(nodes.Macro))
        self._imported.update(found.target for found in node.find_all(nodes.Import))
        super().visit_Template(node, frame)

    def write_commons(self) -> None:
        super().write_commons()
        self.writeline("shown = environment.shown")

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        self._going_out = node if self._is_macro(node) else None
        self.write("(" if self._going_out else "(piece if type(piece := ")

    def _output_child_post(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        self.write(")" if self._is_macro(node) else ") is Markup else shown(piece))")

    def visit_CallBlock(self, node: nodes.CallBlock, frame: Frame) -> None:  # noqa: N802
        self.fail("a macro takes no block here: give it a text", node.lineno)

    def visit_Test(self, node: nodes.Test, frame: Frame) -> None:  # noqa: N802
        self._ask(node)
        super().visit_Test(node, frame)

    def visit_Filter(self, node: nodes.Filter, frame: Frame) -> None:  # noqa: N802
        self._ask(node)
        super().visit_Filter(node, frame)

    def _ask(self, node: nodes.Test | nodes.Filter) -> None:
        if node.name in _MAY_BE_MISSING:
            self._asked = node.node

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:  # noqa: N802
        if node is self._asked:
            super().visit_Getattr(node, frame)
            return
        self.visit(node.node, frame)
        self.write(f".{node.attr}")

    def visit_Import(self, node: nodes.Import, frame: Frame) -> None:  # noqa: N802
        """Macros of another template; they see nothing of the one that imports them."""
        self.writeline(f"{frame.symbols.ref(node.target)} = environment.macros(", node)
        self.visit(node.template, frame)
        self.write(")")

    def macro_body(self, node: nodes.Macro | nodes.CallBlock, frame: Frame) -> tuple[Frame, MacroRef]:
        """A macro is a function in which what is left out is `missing`."""
        found = super().macro_body(node, frame)
        self.writeline(f"macro.__defaults__ = (missing,) * {len(node.args)}")
        return found

    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:  # noqa: N802
        called, macro = node.node, self._is_macro(node)
        if not macro and self._names_a_macro(called):  # a macro with arguments by name
            super().visit_Call(node, frame, forward_caller=forward_caller)
            return
        safe = macro and node is not self._going_out  # what goes out is safe as it is
        self.write("Markup(" if safe else "")
        self.visit(called, frame)
        self.write("._func(" if macro else "(")
        for argument in (*node.args, *node.kwargs):
            self.visit(argument, frame)
            self.write(", ")
        for stars, argument in (("*", node.dyn_args), ("**", node.dyn_kwargs)):
            if argument:
                self.write(stars)
                self.visit(argument, frame)
                self.write(", ")
        self.write("))" if safe else ")")

    def _is_macro(self, node: nodes.Expr) -> bool:
        """Whether a macro is called, its arguments in their order."""
        if not isinstance(node, nodes.Call) or node.kwargs or node.dyn_kwargs:
            return False
        return self._names_a_macro(node.node)

    def _names_a_macro(self, called: nodes.Expr) -> bool:
        """Whether a name is that of a macro: all else that templates call are functions and methods that need nothing of Jinja2's."""
        if isinstance(called, nodes.Getattr):
            return isinstance(called.node, nodes.Name) and called.node.name in self._imported
        return isinstance(called, nodes.Name) and called.name in self._macros


def shown(piece: Any) -> str:
    """What a page shows of a value that is not known to be safe HTML."""
    return str(piece) if type(piece) is int else escape(piece)


def trim(text: str, signs: str | None = None) -> str:
    """Jinja2's filter, which copies what is safe three times."""
    stripped = str.strip(text, signs)
    return str.__new__(Markup, stripped) if type(text) is Markup else stripped


class _Compiled(BytecodeCache):
    """Compiled templates in a folder: compiling takes longer than making a hundred pages."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill the bucket when the folder holds its template for this very source and program."""
        if code := kept(self._file(bucket)):
            bucket.bytecode_from_string(code)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep a compiled template."""
        keep(self._file(bucket), bucket.bytecode_to_string())

    def _file(self, bucket: Bucket) -> Path:
        """Named by its source, Python and Jinja2."""
        what = (bucket.key, bucket.checksum, sys.version, jinja2.__version__)
        return self.folder / blake2b("\0".join(what).encode(), digest_size=16).hexdigest()


class Environment(jinja2.Environment):
    """Jinja2's environment for the templates of a language. `compiled` is a folder for compiled templates, if one is wanted."""

    code_generator_class = _Straight

    def __init__(self, folders: Sequence[Path], lang: str, compiled: Path | None) -> None:
        super().__init__(
            loader=FileSystemLoader(folders), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True,
            auto_reload=False, bytecode_cache=_Compiled(compiled) if compiled else None)
        self.lang = lang
        self.shown = shown
        self.filters["trim"] = trim
        self._modules: dict[str, TemplateModule] = {}
        self.add_extension(_Say)

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """One dictionary of globals for all templates: chained ones take long to copy for each page."""
        return {**self.globals, **d} if d else self.globals

    def macros(self, name: str) -> TemplateModule:
        """The macros of a template, made once."""
        if name not in self._modules:
            self._modules[name] = self.get_template(name).module
        return self._modules[name]


__all__ = ["Environment", "Template"]
