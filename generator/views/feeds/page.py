"""The pages for people who want to follow the site: how to use a feed, and the address of each. Feeds of which there are hundreds, such as
those of places, stand on a page of their own, by letter."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from generator.catalog import Catalog
from generator.problems import LANGUAGES
from generator.views.contents import FEEDS
from generator.views.feeds.channels import Channel
from generator.views.feeds.forms import NAMES
from generator.views.feeds.groups import Group, grouped
from generator.views.output import Page, Parts
from generator.views.pages.trail import Above, breadcrumbs, chapter_of
from generator.views.templates import Templates


def feed_pages(catalog: Catalog, channels: list[Channel], templates: dict[str, Templates]) -> Iterator[Page]:
    """The page `feeds/` and those of the narrower feeds, in both languages."""
    groups = grouped(catalog, channels)
    told = [(group.kind, [(channel.name, channel.title) for channel in group.channels]) for group in groups]
    for lang in LANGUAGES:
        yield Page(lang, FEEDS.address, "feeds", (repr(told),), partial(_parts, groups, catalog, templates[lang]))
        for group, names in zip(groups, told):
            if group.kind:
                yield Page(lang, f"{FEEDS.address}{group.kind}/", "feeds", (repr(names),), partial(_narrower, group, catalog, templates[lang]),
                           records=(f"{group.kind}/",), translated=all(channel.title.en is not None for channel in group.channels))


def _parts(groups: list[Group], catalog: Catalog, templates: Templates) -> Parts:
    lang = templates.lang
    body = templates.get("feeds/page.html").render(
        title=FEEDS.title[lang], groups=[group for group in groups if not group.kind], kinds=[group for group in groups if group.kind],
        up="../", home=catalog.languages[lang].site_url, lang=lang, forms=NAMES, hub=catalog.site.feed_hub)
    return Parts(FEEDS.title[lang], FEEDS.purpose[lang], breadcrumbs(templates, "../", chapter_of("reuse")), body)


def _narrower(group: Group, catalog: Catalog, templates: Templates) -> Parts:
    lang = templates.lang
    title = f"{FEEDS.title[lang]}: {group.title[lang].lower()}"
    above: tuple[Above, ...] = (*chapter_of("reuse"), (FEEDS.address, FEEDS.title))
    body = templates.get("feeds/narrower.html").render(
        title=title, group=group, letters=group.letters(catalog), up="../../", home=catalog.languages[lang].site_url, forms=NAMES)
    return Parts(title, FEEDS.purpose[lang], breadcrumbs(templates, "../../", above), body)
