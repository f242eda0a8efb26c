"""The pages across records. `OVERVIEWS` is the registry: navigation and pages follow from it, in this order."""

from __future__ import annotations

from generator.views.overviews.campaign_tree import CAMPAIGN_TREE
from generator.views.overviews.fields import FIELDS
from generator.views.overviews.glossary import GLOSSARY
from generator.views.overviews.overview import Overview
from generator.views.overviews.pipeline import PIPELINE
from generator.views.overviews.targets import TARGETS
from generator.views.overviews.themes import THEMES

OVERVIEWS: tuple[Overview, ...] = (
    PIPELINE,
    CAMPAIGN_TREE,
    TARGETS,
    THEMES,
    GLOSSARY,
    FIELDS,
)
