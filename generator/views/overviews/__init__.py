"""The pages across records. `OVERVIEWS` is the registry: navigation and pages follow from it, in this order."""

from __future__ import annotations

from generator.views.overviews.corrections import CORRECTIONS
from generator.views.overviews.directory import DIRECTORY
from generator.views.overviews.fields import FIELDS
from generator.views.overviews.glossary import GLOSSARY
from generator.views.overviews.measures import MEASURES
from generator.views.overviews.overview import Overview
from generator.views.overviews.owners import OWNERS
from generator.views.overviews.press import PRESS
from generator.views.overviews.reporting import REPORTING

OVERVIEWS: tuple[Overview, ...] = (
    PRESS,
    OWNERS,
    REPORTING,
    DIRECTORY,
    MEASURES,
    CORRECTIONS,
    GLOSSARY,
    FIELDS,
)
