"""Each theme of emulation with its campaigns and exemplary models."""

from __future__ import annotations

from datetime import datetime

from generator.catalog import Catalog
from generator.records.campaign import Campaign
from generator.records.exemplar import Exemplar
from generator.views.gather.exemplar import themes
from generator.views.gather.gathered import Gathered
from generator.views.overviews.overview import Overview


def gather(catalog: Catalog, at: datetime) -> Gathered:
    """`themes`: (id, term, campaigns, exemplars) in the order of the vocabulary; an exemplar has the themes of its campaign too."""
    campaigns = [record for record in catalog.of("campaign") if isinstance(record, Campaign)]
    exemplars = [record for record in catalog.of("exemplar") if isinstance(record, Exemplar)]
    found = [
        (theme, term, [item for item in campaigns if theme in item.themes], [item for item in exemplars if theme in themes(catalog, item)])
        for theme, term in catalog.vocabulary["themes"].terms.items()]
    return Gathered({"themes": found}, translated=all(item.title.en for item in (*campaigns, *exemplars)))


THEMES = Overview(
    name="themes", address="themes", chapter="emulation",
    title={"vi": "Chủ đề thi đua", "en": "Themes of emulation"},
    purpose={"vi": "Mỗi chủ đề có những phong trào và điển hình nào.",
             "en": "The campaigns and exemplary models of each theme."},
    gather=gather)
