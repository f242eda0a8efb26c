"""The views: what the public sees, made from the public catalog only. Each gives pages or files, in a stable order."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from generator.catalog import Catalog
from generator.problems import LANGUAGES
from generator.views.editor import editor_files
from generator.views.facets import Facets
from generator.views.feeds.bodies import Bodies
from generator.views.feeds.channels import channels
from generator.views.feeds.files import feed_files
from generator.views.feeds.page import feed_pages
from generator.views.frame import Frame
from generator.views.media import media_files
from generator.views.opendata import opendata
from generator.views.output import File, Page
from generator.views.pages import pages
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


def views(public: Catalog, at: datetime, compiled: Path | None = None, encoded: Path | None = None) -> Views:
    """The views of a catalog that came out of `visible`. `compiled` is a folder for compiled templates, `encoded` one for pictures, if
    they are wanted."""
    templates = {lang: Templates(lang, public, compiled) for lang in LANGUAGES}
    frames = {lang: Frame(public, templates[lang]) for lang in LANGUAGES}
    statistics, facets = counted(public, at), Facets(public, at)
    followed = channels(public, facets, at)
    made = [*pages(public, facets, statistics, at, templates, followed), *feed_pages(public, followed, templates)]
    handwritten = [address for address, _ in public.languages["vi"].pages]
    files = [*feed_files(public, facets, Bodies(public, at), followed, templates, frames), *opendata(public, frames["vi"]), *statistics_files(public, statistics, at),
             *sitemap(made, handwritten, frames), *media_files(public, encoded), *words_files(facets, rests_on(public, at)),
             *editor_files(public)]
    return Views(made, files, frames, parts(facets))
