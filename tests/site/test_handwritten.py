"""Hand-written pages are input from strangers too: what they may be called, what their head and their HTML may hold."""

from __future__ import annotations

from pathlib import Path

import html5lib
import pytest

from generator.build import build
from generator.site.handwritten import RESERVED, read_pages
from generator.views.rich_text import page_html
from tests.conftest import AT, SHIPPED, built_site, copied_root
from tests.faults.small import copied

ATTACKS = [
    '<meta http-equiv="&#114;efresh" content="0;url=https://example.com">',
    "<svg><a xlink:href='javascript:alert(1)'><text>x</text></a></svg>",
    "<img/src=//example.com/a.png>",
    '<img alt=">" src=//example.com/a.png>',
    '<img src="&#9;//example.com/a.png">',
    '<img src="a.png" srcset="//example.com/b.png 2x">',
    '<link rel="alternate" type="text/css" href="//example.com/a.css">',
    '<link rel="canonical" href="https://example.com/">',
    '<link rel=stylesheet href=//example.com/a.css>',
    '<a href="https://gov.vn@example.com/">x</a>',
    '<a href="java&#9;script:alert(1)">x</a>',
    '<a href=" javascript:alert(1)">x</a>',
    '<a href="/\\example.com">x</a>',
    '<a href="\\\\example.com">x</a>',
    "<input type=password>",
    "<form action=x><button>y</button></form>",
    "<textarea>", "<plaintext>", "<noscript><p>x", "<template><p>x</template>", "<title>x", "<!-- <p>x",
    "</main></article></body></html><p>x",
    "<script src=site.js></script>", "<script x=application/json>alert(1)</script>",
    "<math><style><img src=x onerror=alert(1)></style></math>",
    "<details ontoggle=alert(1) open><summary>x</summary></details>",
    "<video poster=//example.com/a.png></video>", "<body background=//example.com/a.png>", "<a ping=//example.com href='../'>x</a>",
    "<p style='position:fixed'>x</p>", "<iframe srcdoc='<script>alert(1)</script>'></iframe>", "<object data=x></object>",
    "[x](javascript:alert(1))", "[x](data:text/html,x)", "[x](//example.com)", "x {: onclick=alert(1) }", "x {: style=color:red }",
]


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("handwritten")
    built_site(copied(folder / "root"), folder / "site")
    return folder / "root"


def _built(root: Path):
    return build(root, root.parent / "site", AT, lambda step: None)


def test_no_attack_in_a_page_is_published(root: Path):
    """Each attack is a page of its own: those that are refused are all named in one build, the others are published by the next."""
    site = root.parent / "site"
    pages = {f"attack-{number}": attack for number, attack in enumerate(ATTACKS)}
    settings = {name: (root / name).read_text(encoding="utf-8") for name in ("mkdocs.yml", "mkdocs.en.yml")}

    def build_with(names: set[str]):
        for file in root.glob("content/*/attack-*.md"):
            file.unlink()
        for name in names:
            for lang in ("vi", "en"):
                text = f"# Attack\n\n{pages[name]}\n\nlast words\n" if lang == "vi" else "# Attack\n"
                (root / f"content/{lang}/{name}.md").write_text(text, encoding="utf-8")
        for name, text in settings.items():
            (root / name).write_text(text.replace("nav:\n", "nav:\n" + "".join(f"  - {page}: {page}.md\n" for page in sorted(names)), 1), encoding="utf-8")
        return _built(root)

    try:
        problems = build_with(set(pages)).problems
        refused = {Path(problem.path).stem for problem in problems}
        assert refused <= pages.keys()
        assert {problem.code for problem in problems} <= {"S001", "S010", "S011", "S012", "S014", "S015"}
        assert len(refused) > len(pages) / 2
        left = pages.keys() - refused
        assert build_with(left).pages, "nothing to refuse: then it must be plain text"
        for name in left:
            tree = html5lib.parse((site / name / "index.html").read_text(encoding="utf-8"), namespaceHTMLElements=False)
            article = next(element for element in tree.iter("article"))
            assert "last words" in "".join(article.itertext()), pages[name]
            allowed = {"article", "h1", "h2", "p", "a", "ul", "ol", "li", "dl", "dt", "dd", "strong", "em", "blockquote", "code"}
            assert {element.tag for element in article.iter()} <= allowed, pages[name]
            assert {attribute for element in article.iter() for attribute in element.attrib} <= {"class", "id", "href", "lang"}, pages[name]
    finally:
        for name, text in settings.items():
            (root / name).write_text(text, encoding="utf-8")
        for file in root.glob("content/*/attack-*.md"):
            file.unlink()


@pytest.mark.parametrize("name", [
    *(f"{stem}.md" for stem in RESERVED), "index.html", "evil.js", "evil.svg", "_redirects", "_headers", "CNAME", "robots.txt", "sitemap.xml",
    "manifest.json", "Über.md", "a b.md", 'x"><img onerror=1>.md', "a.md.txt", ".htaccess", "photo.png",
])
def test_nothing_but_pages_is_taken_and_none_can_stand_in_for_what_the_program_makes(name: str, tmp_path: Path):
    copied_root(tmp_path)
    for lang in ("vi", "en"):
        (tmp_path / "content" / lang / name).write_text("# x\n")
    _, problems = read_pages(tmp_path)
    assert [problem.code for problem in problems] == ["S005", "S005"]


def test_folders_links_and_a_linked_content_folder_are_refused(tmp_path: Path):
    copied_root(tmp_path / "a")
    (tmp_path / "a/content/vi/decisions").mkdir()
    (tmp_path / "a/content/vi/decisions/index.md").write_text("# x\n")
    (tmp_path / "a/content/en/passwd.md").symlink_to("/etc/passwd")
    assert {(p.code, p.path) for p in read_pages(tmp_path / "a")[1]} == {("S002", "content/vi/decisions"), ("S002", "content/en/passwd.md")}
    (tmp_path / "b").mkdir()
    (tmp_path / "b/content").symlink_to(tmp_path / "a/content")
    assert [p.code for p in read_pages(tmp_path / "b")[1]] == ["S002"]


@pytest.mark.parametrize(("head", "codes"), [
    ("---\ntitle: Tốt\ndescription: Được\n---\n", []),
    ("---\n---\n", []),
    ("---\ntemplate: shell.html\n---\n", ["S006"]),
    ("---\nhide:\n  - navigation\n---\n", ["S006"]),
    ("---\ntitle: &a x\ndescription: *a\n---\n", ["Y010"]),
    ("---\ntitle: !!python/name:os.system x\n---\n", ["Y012"]),
    ("<!--@@body@@-->\n", ["S007"]),
    ("\x00", ["F022"]),
    ("‮", ["T002"]),
])
def test_the_head_and_the_characters_of_a_page(head: str, codes: list[str], tmp_path: Path):
    copied_root(tmp_path)
    (tmp_path / "content/vi/about.md").write_text(f"{head}# Giới thiệu\n", encoding="utf-8")
    assert [problem.code for problem in read_pages(tmp_path)[1]] == codes


def test_a_page_that_takes_the_engine_for_ever_is_stopped(root: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("generator.site.shell.SECONDS", 0.01)
    with (root / "content/vi/about.md").open("a", encoding="utf-8") as page:
        page.write("\nmore\n")
    assert {problem.code for problem in _built(root).problems} == {"S008"}


def test_the_shipped_pages_lose_nothing(shipped_site: Path):
    for page in [*(shipped_site).glob("*/index.html"), *(shipped_site / "en").glob("*/index.html")]:
        if page.parent.name == "admin":  # no page of the frame
            continue
        html = page.read_text(encoding="utf-8")
        article = html[html.index("<article"):html.index("</article>")]
        inner = article[article.index(">") + 1:]
        if (SHIPPED / "content/vi" / f"{page.parent.name}.md").is_file():
            assert html5lib.parseFragment(page_html(inner)) is not None
            assert page_html(page_html(inner)) == page_html(inner)
            assert "<h1" in inner and 'id="' in inner
