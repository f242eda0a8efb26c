"""The pages across records. `OVERVIEWS` is the registry: navigation and pages follow from it, in this order."""

from __future__ import annotations

from generator.views.overviews.glossary import GLOSSARY
from generator.views.overviews.overview import Overview
from generator.views.overviews.owners import OWNERS
from generator.views.overviews.press import PRESS
from generator.views.overviews.reporting import REPORTING

OVERVIEWS: tuple[Overview, ...] = (
    PRESS,
    OWNERS,
    REPORTING,
    GLOSSARY,
)
