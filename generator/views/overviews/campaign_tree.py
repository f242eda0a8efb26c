"""The campaigns from the country down to the unit, and those that are due for summing up."""

from __future__ import annotations

from datetime import datetime

from generator.catalog import Catalog
from generator.records.campaign import Campaign
from generator.views.gather.campaign import branched, flat
from generator.views.gather.gathered import Gathered
from generator.views.overviews.overview import Overview


def gather(catalog: Catalog, at: datetime) -> Gathered:
    """`levels`: (level, the trees of its campaigns that are part of no other), from the top down. `due`: the longest due first."""
    day = at.date()
    campaigns = [record for record in catalog.of("campaign") if isinstance(record, Campaign)]
    tops = [item for item in campaigns if not isinstance(catalog.get("campaign", item.parent or ""), Campaign)]
    levels = [(level, branched(catalog, [item for item in tops if item.level == level], day)) for level in catalog.vocabulary["levels"].terms]
    due = [branch for _, tree in levels for branch in flat(tree) if branch.state == "due"]
    due.sort(key=lambda branch: (branch.campaign.ends.last, branch.campaign.id))
    return Gathered({"levels": [(level, tree) for level, tree in levels if tree], "due": due},
                    translated=all(item.title.en for item in campaigns))


CAMPAIGN_TREE = Overview(
    name="campaign_tree", address="campaign-tree", chapter="emulation",
    title={"vi": "Cây phong trào", "en": "Tree of campaigns"},
    purpose={"vi": "Phong trào nào hưởng ứng phong trào nào, từ trung ương đến cơ sở; phong trào nào đã đến hạn tổng kết.",
             "en": "Which campaign carries out which, from the whole country down to the unit, and which are due for summing up."},
    gather=gather)
