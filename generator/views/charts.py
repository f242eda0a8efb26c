"""Charts drawn at build time as SVG by pygal: horizontal bars in groups, in one column that a telephone shows whole.

What is drawn carries classes only: the colours, light, dark and on paper, are those of the style sheet. A chart is never the only way
to learn something: its numbers stand in a table beside it.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from markupsafe import Markup

from generator.views.diagrams import BOLD, width, wrapped

WIDTH = 360
"""Of a chart, in the units in which type is TYPE high. The style sheet lets it grow by a quarter and no more."""
SLOT, TYPE = 26, 13
"""How high a line of words or a bar is, and its type. What stands over a bar takes the place of a bar: pygal then puts it there."""
BARS = 0.95
"""How much of the width is for bars; the rest is pygal's margin."""
HEADROOM = Decimal("1.25")
"""How much longer than the longest bar the place is, when numbers stand behind the bars."""


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar of one series: how long it is, what it says in words, and what is written at it (nothing by default)."""

    series: int
    value: int | Decimal
    words: str
    written: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """Bars under one label. `remarks` stand under the label: there a count that is not shown is said in words. `lang` is the language of
    the label, when it is not the page's."""

    label: str
    bars: tuple[Bar, ...]
    remarks: tuple[str, ...] = ()
    lang: str = ""


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart with all its words in the language of the page. `name` is an id within the page. In a stacked one the bars of a group are
    parts of one bar. `palette` names the meaning that the colours have, in the style sheet: "standing" (in time, late, not yet due,
    overdue)."""

    name: str
    title: str
    description: str
    series: tuple[str, ...]
    groups: tuple[Group, ...]
    stacked: bool = False
    palette: str = ""


@dataclass(frozen=True, slots=True)
class _Slot:
    """One line of the chart, from top to bottom: words, bars, or both."""

    words: str = ""
    style: str = ""
    lang: str = ""
    group: str = ""
    bars: tuple[Bar, ...] = ()


def draw(chart: Chart) -> Markup:
    """The SVG of a chart; nothing when there is no group in it."""
    slots = [slot for group in chart.groups for slot in _slots(chart, group)]
    if not slots:
        return Markup("")
    pygal = _library()
    longest = max((sum(bar.value for bar in slot.bars) for slot in slots), default=0)
    written = any(bar.written for slot in slots for bar in slot.bars) and not chart.stacked
    most = (longest * HEADROOM if written else longest) or 1
    # pygal counts lines from the bottom. Labels are the numbers of the lines, so that they take no room from the bars.
    plot = pygal.HorizontalStackedBar(
        width=WIDTH, height=len(slots) * SLOT, margin=1, spacing=0, range=(min(0, float(min(_values(slots), default=0))), float(most)),
        style=pygal.style.Style(font_family="inherit", label_font_size=1, value_font_size=TYPE), show_legend=False, show_x_labels=False,
        show_y_guides=False, show_x_guides=False, print_values=True, print_values_position="center" if chart.stacked else "top",
        formatter=lambda value: "", js=(), css=(), no_prefix=True)
    plot.x_labels = [str(number) for number in reversed(range(len(slots)))]
    for number, name in enumerate(chart.series):
        plot.add(name, [_value(slot, number, float(most) if chart.stacked else 0) for slot in reversed(slots)])
    root = plot.render_tree()
    return Markup(_serialized(_passive(root, chart, slots)))  # noqa: S704  pygal escapes what it writes


def _library() -> Any:
    """pygal, imported here because a build that draws nothing anew should not wait for it."""
    import pygal

    # It brings a finder for its maps that today's Python warns of at every later import.
    sys.meta_path[:] = [finder for finder in sys.meta_path if type(finder).__module__ != "pygal"]
    return pygal


def _values(slots: list[_Slot]) -> Iterator[int | Decimal]:
    return (bar.value for slot in slots for bar in slot.bars)


def _slots(chart: Chart, group: Group) -> Iterator[_Slot]:
    for line in wrapped(group.label, (WIDTH - 12) / BOLD, TYPE + 1):
        yield _Slot(line, "chart__label", group.lang)
    for remark in group.remarks:
        for line in wrapped(remark, WIDTH - 12, TYPE):
            yield _Slot(line, "chart__remark")
    if chart.stacked and group.bars:
        yield _Slot(group=group.label, bars=group.bars)
    elif not chart.stacked:
        yield from (_Slot(group=group.label, bars=(bar,)) for bar in group.bars)


def _value(slot: _Slot, series: int, most: float) -> dict[str, Any] | None:
    """What pygal is told of a series in a line. `|` parts what is written from what the bar says when it is pointed at. With `most`, the
    value of a whole line, what has no room within its bar is not written."""
    bar = next((bar for bar in slot.bars if bar.series == series), None)
    if bar is None:
        return None
    written = "" if most and width(bar.written, TYPE) + 4 > abs(float(bar.value)) / most * WIDTH * BARS else bar.written.replace("|", "/")
    return {"value": float(bar.value), "formatter": lambda _: f"{written}|{slot.group}: {bar.words}"}


def _passive(root: Any, chart: Chart, slots: list[_Slot]) -> Any:
    """The drawing without pygal's style, script, notes and the day on which it was made, with its words and a name for those who hear it."""
    for element in list(root.iter()):
        parent = element.getparent()
        kind = element.get("class", "") if isinstance(element.tag, str) else ""
        if not isinstance(element.tag, str) or element.tag in ("defs", "desc", "title") or any(
                part in kind for part in ("background", "tooltip-overlay", "no_data")):
            if parent is not None and element.tag != "desc":
                parent.remove(element)
        elif kind == "bar":
            _name_bar(element)
        elif kind == "value":
            element.text = (element.text or "").partition("|")[0]
            if not element.text:
                parent.remove(element)
        elif "guides" in kind and (text := element.find("text")) is not None:
            _name_line(text, slots[int(text.text)])
    for group in reversed(list(root.iter("g"))):  # those within others first
        if not len(group):
            group.getparent().remove(group)
    for name in list(root.attrib):
        del root.attrib[name]
    names = f"{chart.name}-title", f"{chart.name}-desc"
    height = len(slots) * SLOT
    root.attrib.update({
        "class": "chart__drawing chart__drawing--stacked" if chart.stacked else "chart__drawing", "role": "img",
        "aria-labelledby": " ".join(names), "viewBox": f"0 0 {WIDTH} {height}", "width": str(WIDTH), "height": str(height)})
    for place, (tag, name, words) in enumerate(zip(("title", "desc"), names, (chart.title, chart.description))):
        element = root.makeelement(tag, {"id": name})
        element.text = words
        root.insert(place, element)
    return root


def _name_bar(element: Any) -> None:
    """Leave of a bar what is drawn, with what it says; nothing of one that stands for no value."""
    words = (element.findtext("desc[@class='value']") or "").partition("|")[2]
    rect = element.find("rect")
    for child in [*element.iter("desc")]:
        element.remove(child)
    if not words or rect is None:
        element.getparent().remove(element)
        return
    rect.attrib.pop("class")
    rect.set("width", rect.get("width", "0"))  # pygal leaves out what is nought
    title = element.makeelement("title", {})
    title.text = words
    rect.append(title)


def _name_line(text: Any, slot: _Slot) -> None:
    """Put the words of a line where its number was, at the left edge."""
    if not slot.words:
        text.getparent().getparent().remove(text.getparent())
        return
    text.text = slot.words
    text.attrib.update({"class": slot.style, "x": "6", "dy": "9" if slot.style == "chart__label" else "5"})
    if slot.lang:
        text.set("lang", slot.lang)


def _serialized(root: Any) -> str:
    from pygal.etree import etree

    return etree.tostring(root, encoding="unicode").replace(' xmlns:xlink="http://www.w3.org/1999/xlink"', "", 1)
