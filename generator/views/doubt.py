"""The words for what is invented or not confirmed, in (vi, en): pages, feeds, calendars, cards, programs and texts for the press say the same."""

from __future__ import annotations

ILLUSTRATIVE = ("Minh họa", "Illustrative")
MARK = ("[Minh họa]", "[Illustrative]")
"""Before a title that stands alone: in a feed, in a calendar."""
LABEL = ("Dữ liệu minh họa", "Illustrative data")
NOT_REAL = ("Dữ liệu minh họa, không phải sự việc có thật.", "Illustrative data, not a real event.")
NO_NEWS = ("Dữ liệu minh họa, không phải tin thật.", "Illustrative data, not real news.")
"""For what is printed or copied: a sheet, a text for the press."""
INVENTED = ("Dữ liệu minh họa, hư cấu, không có thật.", "Illustrative data: invented, not real.")
"""For what knows nothing of the page: search engines, networks."""
ALL_INVENTED = ("Dữ liệu minh họa: tên người, đơn vị và thành tích trong trang này là hư cấu.",
                "Illustrative data: the people, units and achievements on this page are invented.")
NOT_CONFIRMED = ("Chưa kiểm chứng:", "Not confirmed:")
