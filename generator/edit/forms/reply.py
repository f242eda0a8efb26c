"""What is answered below a form: Markdown that the host shows, in which nothing that somebody wrote can act."""

from __future__ import annotations

import re

from generator.edit.forms.body import PATH
from generator.edit.forms.proposal import PRIVATE, Proposal
from generator.problems import Problem, as_text

MOST = 40
"""Problems that are listed; who has more begins with these."""

WRITTEN = """Cảm ơn bạn. Biểu mẫu đã được kiểm tra và lập thành tệp {file}. **Chưa có gì lên trang**: người duyệt sẽ đối chiếu, có thể sửa lời, rồi mới công bố.
Muốn bổ sung, xin viết ở đề nghị dưới đây; sửa biểu mẫu lúc này không làm thay đổi tệp nữa.

*Thank you. The form was checked and made into the file {file}. **Nothing of it is on the site yet**: people will verify it, may change the words, and
publish it then. To add something, write below the proposal; editing the form does not change the file any more.*
"""
REPORTED = """Cảm ơn bạn. Đã ghi nhận; cán bộ sẽ đối chiếu và trả lời ở đây.

*Thank you. It is noted; the staff will look into it and answer here.*

"""
REFUSED = """Cảm ơn bạn. Máy chưa nhận được biểu mẫu này vì những điều dưới đây. Xin bấm dấu ba chấm ở đầu bài của bạn, chọn **Edit**, sửa từng ô rồi lưu;
máy sẽ kiểm tra lại ngay. Nếu đã lỡ ghi thông tin cá nhân, sửa là chưa đủ: xin nhờ người quản trị **xóa hẳn** mục này.

*Thank you. The form cannot be taken yet, for the reasons below. Press the three dots above your text, choose **Edit**, correct each box and save; it is
checked again at once. If personal data were sent by mistake, editing is not enough: ask the maintainers to **delete** the issue.*

"""
PRIVATE_WAY = """Xin **đừng viết thêm ở đây**: nơi này ai cũng đọc được. Đề nghị sửa hoặc gỡ thông tin về chính bạn hay người thân được nhận riêng, theo [trang Liên hệ]({contact}),
và được trả lời trong thời hạn của pháp luật về dữ liệu cá nhân. Người quản trị sẽ xóa mục này.

*Please **write nothing more here**: everybody can read it. A request about something of your own or your family is received in private, as the
[contact page]({contact}) says, and answered within the time that the law on personal data sets. The maintainers will delete this issue.*
"""


def reply(proposal: Proposal, contact: str, repository: str = "") -> str:
    """The answer to a form in Vietnamese and English. `contact` and `repository` are web addresses."""
    if any(problem.code == PRIVATE.code for problem in proposal.problems):
        return PRIVATE_WAY.format(contact=contact)
    if proposal.path:
        return WRITTEN.format(file=f"`{proposal.path}`")
    if proposal.found is not None:
        return REPORTED + _pointer(str(proposal.found["page"]), proposal.concerns, repository)
    return REFUSED + _listed(proposal.problems)


def _pointer(page: str, files: tuple[str, ...], repository: str) -> str:
    """Which files a reported page is made from, for who will correct it."""
    lines = [f"- trang / page: `/{page}`"]
    for path in files:
        lines.append(f"- tệp / file: `{path}`" + (f", sửa / edit: {repository}/edit/HEAD/{path}" if repository else ""))
    return "\n".join(lines) + "\n"


def _listed(problems: list[Problem]) -> str:
    """Problems in a block in which nothing is markup: its fence is longer than any run of backticks within."""
    lines = "".join(as_text([problem], lang).removeprefix(f"{PATH}:") for problem in problems[:MOST] for lang in ("vi", "en"))
    more = f"… {len(problems) - MOST} điều nữa / more\n" if len(problems) > MOST else ""
    fence = "`" * max(3, 1 + max((len(run) for run in re.findall("`+", lines)), default=0))
    return f"{fence}text\n{lines}{more}{fence}\n"
