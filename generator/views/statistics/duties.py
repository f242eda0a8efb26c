"""Duties kept in time: reports that units owe, and answers to feedback. Both count papers, not people of a group: small counts stand."""

from __future__ import annotations

from collections import defaultdict
from datetime import datetime

from generator.catalog import Catalog
from generator.records.feedback import Feedback
from generator.records.fields import HANOI, Bilingual, PartialDate, quarter_of
from generator.records.report import Report
from generator.views.gather.feedback import gather as standing_of
from generator.views.gather.receipts import STATES, by_period, counted, receipts
from generator.views.statistics.statistic import Column, Key, Row, Statistic, Table, period_key, share, table

_IN_TIME_SHARE = Column("in_time_share", Bilingual(vi="Tỷ lệ đúng hạn", en="Share in time"), "percent")


def reports(catalog: Catalog, at: datetime) -> Table:
    """The reports of each plan and period by their state, the newest period first; the share in time is of those sent or overdue."""
    today = at.astimezone(HANOI).date()
    found = [record for record in catalog.of("report") if isinstance(record, Report)]
    rows = []
    for record in sorted(sorted(found, key=lambda record: record.id), key=by_period, reverse=True):
        counts = counted(receipts(record, today))
        period = period_key(record.period)
        # Two plans may ask for a report of the same period.
        key = Key(record.id, period.label) if sum(other.period == record.period for other in found) > 1 else period
        rows.append(Row((key,), (*(counts[state] for state in STATES), total := sum(counts.values()),
                                 share(counts["on_time"], total - counts["waiting"]))))
    labels = {"on_time": Bilingual(vi="Gửi đúng hạn", en="Sent in time"), "late": Bilingual(vi="Gửi chậm", en="Sent late"),
              "waiting": Bilingual(vi="Chưa đến hạn", en="Not yet due"), "overdue": Bilingual(vi="Còn nợ", en="Overdue")}
    return table(
        [("period", Bilingual(vi="Kỳ báo cáo", en="Period"))],
        [*(Column(state, labels[state]) for state in STATES), Column("owed", Bilingual(vi="Phải gửi", en="Owed")), _IN_TIME_SHARE], rows, found)


def feedback(catalog: Catalog, at: datetime) -> Table:
    """Feedback by the quarter in which it came and by how it stands, the newest first. The last day is not known where the holidays are not."""
    quarters: dict[PartialDate, list[str]] = defaultdict(list)
    found = [record for record in catalog.of("feedback") if isinstance(record, Feedback)]
    for record in found:
        values = standing_of(catalog, record, at).values
        quarters[quarter_of(record.received)].append(values["standing"] if values["due"] else "unknown")
    labels = {"on_time": Bilingual(vi="Trả lời đúng hạn", en="Answered in time"), "late": Bilingual(vi="Trả lời chậm", en="Answered late"),
              "waiting": Bilingual(vi="Chưa đến hạn", en="Not yet due"), "overdue": Bilingual(vi="Quá hạn chưa trả lời", en="Overdue"),
              "unknown": Bilingual(vi="Chưa rõ hạn", en="Time not known")}
    used = [state for state in labels if state != "unknown" or any(state in states for states in quarters.values())]
    rows = [
        Row((period_key(quarter),), (*(states.count(state) for state in used), len(states),
                                     share(states.count("on_time"), len(states) - states.count("waiting") - states.count("unknown"))))
        for quarter, states in sorted(quarters.items(), reverse=True)]
    return table(
        [("quarter", Bilingual(vi="Quý", en="Quarter"))],
        [*(Column(state, labels[state]) for state in used), Column("received", Bilingual(vi="Đã nhận", en="Received")), _IN_TIME_SHARE], rows, found)


REPORTS = Statistic(
    name="reports-in-time",
    title=Bilingual(vi="Gửi báo cáo đúng hạn", en="Reports sent in time"),
    purpose=Bilingual(vi="Bao nhiêu đơn vị gửi báo cáo 06 tháng, báo cáo năm đúng hạn, gửi chậm hoặc còn nợ.",
                      en="How many half-yearly and yearly reports were sent in time, were sent late, or are still owed."),
    method=Bilingual(vi="Mỗi đơn vị phải gửi trong một kỳ tính là một báo cáo; so ngày nhận được với hạn gửi của kỳ. Tỷ lệ không tính báo cáo chưa đến hạn.",
                     en="Each unit that owes a period counts once; the day of receipt is set against the day on which it was due. The share leaves "
                        "out what is not yet due."),
    count=reports, collections=("reports",), drawn=STATES, stacked=True, palette="standing",
    more=("reporting/", Bilingual(vi="Xem từng đơn vị", en="See each unit")))

FEEDBACK = Statistic(
    name="feedback-answered",
    title=Bilingual(vi="Trả lời phản ánh, kiến nghị", en="Answers to feedback"),
    purpose=Bilingual(vi="Phản ánh, kiến nghị của người dân được trả lời đúng hạn hay quá hạn.", en="Whether feedback from the public is answered in time."),
    method=Bilingual(
        vi="Tính theo quý nhận được; mỗi phản ánh có thời hạn riêng ghi ở từng hồ sơ. Chuyển đến nơi có thẩm quyền cũng là đã trả lời. Tỷ lệ không "
           "tính phản ánh chưa đến hạn. Đây là số phản ánh, không nói gì về người gửi, nên số nhỏ vẫn được nêu.",
        en="By the quarter in which it came; each piece has its own time to answer. To forward it to the competent body is to answer too. "
           "The share leaves out what is not yet due. These count pieces of feedback and say nothing of who sent them, so small counts are shown."),
    count=feedback, collections=("feedback",), drawn=(*STATES, "unknown"), stacked=True, palette="standing", duty="answer",
    more=("feedback/", Bilingual(vi="Xem từng phản ánh", en="See each of them")))
