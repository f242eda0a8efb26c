"""The chapters in which readers find the record types and the pages across them."""

CHAPTERS: dict[str, dict[str, str]] = {
    "honours": {"vi": "Tôn vinh", "en": "Honours"},
    "emulation": {"vi": "Phong trào thi đua", "en": "Emulation"},
    "service": {"vi": "Thủ tục, góp ý", "en": "Procedures and comments"},
    "oversight": {"vi": "Kế hoạch, thống kê, giám sát", "en": "Plans, statistics, oversight"},
    "organisation": {"vi": "Tổ chức, văn bản", "en": "Bodies and documents"},
    "reuse": {"vi": "Báo chí, dữ liệu", "en": "Press and data"},
}
