"""The pages across records. `OVERVIEWS` is the registry: navigation and pages follow from it, in this order."""

from __future__ import annotations

from generator.views.overviews.calendar import CALENDAR
from generator.views.overviews.campaign_tree import CAMPAIGN_TREE
from generator.views.overviews.classifications import CLASSIFICATIONS
from generator.views.overviews.congresses import CONGRESSES
from generator.views.overviews.corrections import CORRECTIONS
from generator.views.overviews.data_requests import DATA_REQUESTS
from generator.views.overviews.directory import DIRECTORY
from generator.views.overviews.fields import FIELDS
from generator.views.overviews.foreigners import FOREIGNERS
from generator.views.overviews.glossary import GLOSSARY
from generator.views.overviews.honours import HONOURS
from generator.views.overviews.ladder import LADDER
from generator.views.overviews.legal_chain import LEGAL_CHAIN
from generator.views.overviews.legal_library import LEGAL_LIBRARY
from generator.views.overviews.measures import MEASURES
from generator.views.overviews.overview import Overview
from generator.views.overviews.owners import OWNERS
from generator.views.overviews.pipeline import PIPELINE
from generator.views.overviews.places_map import PLACES_MAP
from generator.views.overviews.press import PRESS
from generator.views.overviews.reporting import REPORTING
from generator.views.overviews.simplified import SIMPLIFIED
from generator.views.overviews.targets import TARGETS
from generator.views.overviews.themes import THEMES
from generator.views.overviews.timeline import TIMELINE
from generator.views.overviews.training import TRAINING

OVERVIEWS: tuple[Overview, ...] = (
    HONOURS,
    TIMELINE,
    PIPELINE,
    PLACES_MAP,
    LADDER,
    FOREIGNERS,
    CAMPAIGN_TREE,
    TARGETS,
    THEMES,
    CONGRESSES,
    TRAINING,
    PRESS,
    SIMPLIFIED,
    OWNERS,
    REPORTING,
    MEASURES,
    CORRECTIONS,
    DATA_REQUESTS,
    DIRECTORY,
    LEGAL_LIBRARY,
    LEGAL_CHAIN,
    GLOSSARY,
    CLASSIFICATIONS,
    FIELDS,
    CALENDAR,
)
