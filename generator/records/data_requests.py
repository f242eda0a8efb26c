"""`data/data-requests.yml`: the register of requests about personal data. It says when each came and what became of it, and never whose it is."""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated

from pydantic import AfterValidator

from generator.problems import ProblemKind
from generator.records.fields import Day, Id, Part, TermOf, YesNo, field, one_of, refused
from generator.records.legal_periods import LegalPeriods
from generator.records.working_days import Holidays

BAD_NUMBER = ProblemKind(
    "C300", 'số "{found}" của yêu cầu phải gồm năm và số thứ tự', 'the number "{found}" of a request must be a year and an ordinal',
    "viết như 2026-014; không dùng tên người, tên bản ghi", "write it like 2026-014; never a person's name or the id of a record")


def _number(text: str) -> str:
    if not re.fullmatch(r"\d{4}-\d{2,4}", text, re.ASCII):
        raise refused(BAD_NUMBER, found=text)
    return text


class DataRequest(Part):
    """One request. There is no field for who asked and about which record: the paper stays in the office."""

    received: Day = field("Ngày nhận", "Received", "Ngày cơ quan nhận được", "The day on which the office received it")
    asked: one_of(
        correct=("Sửa", "Correction"), remove=("Gỡ, xóa", "Removal"), withdraw_consent=("Rút lại sự đồng ý", "Withdrawal of consent"),
        object=("Phản đối, hạn chế", "Objection or restriction"), access=("Xem, cung cấp", "Access"),
    ) = field("Yêu cầu", "Asked for", "Người có dữ liệu yêu cầu gì", "What the person asks for")
    answer_within: Annotated[Id, TermOf("legal-periods")] = field(
        "Thời hạn trả lời", "Time to answer", "Một mục của data/vocabulary/legal-periods.yml dùng cho việc trả lời",
        "A term of data/vocabulary/legal-periods.yml for answers")
    act_within: Annotated[Id, TermOf("legal-periods")] = field(
        "Thời hạn thực hiện", "Time to act", "Một mục dùng cho việc thực hiện; dài hơn khi bên khác cũng phải ngừng",
        "A term for acting on requests; a longer one when others must stop too")
    extended_by: Annotated[Id, TermOf("legal-periods")] | None = field(
        "Gia hạn", "Extended by", "Chỉ khi đã báo gia hạn cho người yêu cầu", "Only when the person was told of the extension", default=None)
    answered: Day | None = field("Ngày trả lời", "Answered on", "Ngày báo đã nhận và sẽ làm gì", "The day of the answer that says what will be done",
                                 default=None)
    closed: Day | None = field("Ngày xong", "Closed on", "Ngày đã làm xong hoặc từ chối có lý do", "The day on which it was done, or refused with reasons",
                               default=None)
    outcome: one_of(done=("Đã thực hiện", "Done"), partly=("Thực hiện một phần", "Done in part"), refused=("Từ chối, có lý do", "Refused, with reasons")) | None = field(
        "Kết quả", "Outcome", "Chỉ ghi khi đã xong", "Only when it is closed", default=None)

    def answer_due(self, periods: LegalPeriods, holidays: Holidays) -> date | None:
        """The last day for the answer; None when the period or the holidays are not known."""
        term = periods.terms.get(self.answer_within)
        return term.last_day_after(self.received, holidays) if term else None

    def act_due(self, periods: LegalPeriods, holidays: Holidays) -> date | None:
        """The last day for acting, any extension counted."""
        due: date | None = self.received
        for name in (self.act_within, self.extended_by):
            term = periods.terms.get(name) if name else None
            if due and term:
                due = term.last_day_after(due, holidays)
        return due if self.act_within in periods.terms else None


class DataRequests(Part):
    illustrative: YesNo = field("Dữ liệu minh họa", "Illustrative", "true nếu sổ này là hư cấu", "true when the register is invented", default=False)
    requests: dict[Annotated[str, AfterValidator(_number)], DataRequest] = field(
        "Các yêu cầu", "Requests", "Mỗi yêu cầu một mục, mang số như 2026-014", "One entry for each, numbered like 2026-014")
