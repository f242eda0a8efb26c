"""The views: what the public sees, made from the public catalog only. Each gives pages or files, in a stable order."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path

from generator.catalog import Catalog
from generator.problems import LANGUAGES
from generator.views.api import api
from generator.views.calendar.files import calendar_files
from generator.views.cards import Card
from generator.views.cards.files import card_files
from generator.views.cards.wording import Sections
from generator.views.codes import code_files, codes_of
from generator.views.contents import DATA, OFFLINE
from generator.views.editor import editor_files
from generator.views.facets import Facets
from generator.views.feeds.bodies import Bodies
from generator.views.feeds.channels import channels
from generator.views.feeds.files import feed_files
from generator.views.feeds.page import feed_pages
from generator.views.frame import Frame
from generator.views.media import media_files
from generator.views.opendata import opendata
from generator.views.output import File, Later, Page
from generator.views.pages import pages
from generator.views.pages.data_page import data_pages
from generator.views.press.honoured import press_files
from generator.views.proof import signer_files
from generator.views.search import Part, parts, rests_on, words_files
from generator.views.sitemap import sitemap
from generator.views.statistics import counted
from generator.views.statistics.files import statistics_files
from generator.views.templates import Templates


@dataclass(frozen=True)
class Views:
    """Everything that the site is made of, but for the shell: pages, files, and the frames around the pages."""

    pages: list[Page]
    files: list[File]
    frames: dict[str, Frame]
    searched: list[Part]
    """What can be searched."""
    cards: dict[str, Card]
    """The card of each language, for pages that have none of their own."""
    later: tuple[Later, ...] = ()
    """What is made when the files before it are ready, one after the other."""


def views(public: Catalog, at: datetime, compiled: Path | None = None, encoded: Path | None = None) -> Views:
    """The views of a catalog that came out of `visible`. `compiled` is a folder for compiled templates, `encoded` one for pictures, if
    they are wanted."""
    templates = {lang: Templates(lang, public, compiled) for lang in LANGUAGES}
    frames = {lang: Frame(public, templates[lang]) for lang in LANGUAGES}
    statistics, facets = counted(public, at), Facets(public, at)
    short = codes_of(public)
    sections = {lang: Sections(templates[lang]) for lang in LANGUAGES}
    followed = channels(public, facets, at)
    made = [page if page.card else page._replace(card=sections[page.lang].card(page.address, page.section))
            for page in (*pages(public, facets, statistics, at, templates, short, followed), *feed_pages(public, followed, templates))]
    sites = {lang: sections[lang].site for lang in LANGUAGES}
    handwritten = [address for address, _ in public.languages["vi"].pages]
    data = opendata(public, frames["vi"], statistics, at)
    files = [*feed_files(public, Bodies(public, facets, at), followed, templates, frames), *calendar_files(public, templates, frames), *data.files(), *api(data),
             *statistics_files(public, statistics, at), *sitemap(made, [*handwritten, DATA.address, OFFLINE.address], frames), *media_files(public, encoded),
             *card_files(sites.values(), made, encoded), *words_files(facets, rests_on(public, at)), *editor_files(public),
             *code_files(public, short, templates), *press_files(public, templates), *signer_files(public.site)]
    return Views(made, files, frames, parts(facets), sites, (*data.later, partial(data_pages, data, templates)))
