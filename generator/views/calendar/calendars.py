"""Which calendars there are: one of everything, one of each kind."""

from __future__ import annotations

from dataclasses import dataclass

from generator.catalog import Catalog
from generator.records.campaign import Campaign
from generator.records.consultation import Consultation
from generator.records.event import Event
from generator.records.fields import Bilingual
from generator.records.meeting import Meeting

EVERYTHING = "all"


@dataclass(frozen=True, slots=True)
class Kind:
    """A calendar: its name in addresses, for ever, what it is called and what it holds."""

    name: str
    title: Bilingual
    purpose: Bilingual


_FIRST = (
    Kind(EVERYTHING, Bilingual(vi="Tất cả", en="Everything"), Bilingual(
        vi="Sự kiện, phiên họp, phong trào, đợt lấy ý kiến và các thời hạn.", en="Events, meetings, campaigns, consultations and deadlines.")),
    Kind("events", Bilingual(**Event.label_plural), Bilingual(**Event.purpose)),
)
_LAST = (
    Kind("consultations", Bilingual(**Consultation.label_plural), Bilingual(
        vi="Từ ngày đăng danh sách đến ngày cuối nhận ý kiến.", en="From the day the list is posted to the last day for comments.")),
    Kind("campaigns", Bilingual(**Campaign.label_plural), Bilingual(
        vi="Thời gian của từng phong trào; phong trào dài hơn một năm thì ghi ngày phát động và ngày tổng kết.",
        en="The time of each campaign; of one that is longer than a year, the day of its launch and of its end.")),
    Kind("meetings", Bilingual(**Meeting.label_plural), Bilingual(**Meeting.purpose)),
    Kind("reports", Bilingual(vi="Hạn gửi báo cáo", en="Report deadlines"), Bilingual(
        vi="Ngày cuối cùng gửi báo cáo của từng kỳ.", en="The last day for the reports of each period.")),
    Kind("plans", Bilingual(vi="Hạn của kế hoạch", en="Deadlines of plans"), Bilingual(
        vi="Hạn của từng nhiệm vụ và các mốc, khi kế hoạch ghi rõ ngày.", en="The deadlines of tasks, and milestones, when the plan gives a day.")),
)


def kinds(catalog: Catalog) -> list[Kind]:
    """Every calendar of the site, in the order in which readers see them. Each kind of event of the vocabulary has one."""
    terms = catalog.vocabulary["event-kinds"].terms
    return [*_FIRST, *(Kind(f"events-{name}", term.name, term.description or term.name) for name, term in terms.items()), *_LAST]
