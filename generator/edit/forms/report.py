"""The form "report an error or ask for removal": no record, but a checked pointer for who will act on it.

Who asks about data of their own is led to the private way: above the form, by a link beside it, and by its answer.
"""

from __future__ import annotations

from generator.edit.forms.form import NO_PERSONAL_DATA, PUBLIC, WARNING, Form, Question, confirmed

OWN_DATA = "own-data"
WANTED = (
    ("correct", ("Sửa chỗ sai", "Correct a mistake")),
    ("add", ("Bổ sung chỗ thiếu", "Add what is missing")),
    ("remove", ("Gỡ nội dung không nên công khai, không phải về tôi", "Remove something that should not be public and is not about me")),
    (OWN_DATA, ("Sửa hoặc gỡ thông tin về tôi hay người thân", "Correct or remove something about me or my family")),
)

REPORT = Form(
    "report",
    ("Báo chỗ sai, đề nghị gỡ", "Report an error or ask for removal"),
    ("Một tên viết sai, một ngày nhầm, một nội dung không nên có trên trang.", "A name misspelt, a wrong date, something that should not be on the site."),
    WARNING,
    (
        Question("page", ("Địa chỉ trang", "Address of the page"), ("Chép từ thanh địa chỉ của trình duyệt.", "Copy it from the address bar."), "input", True, kind="page"),
        Question("wanted", ("Bạn đề nghị", "You ask to"), ("", ""), "dropdown", True, kind="choice", options=WANTED),
        Question("now", ("Trang đang ghi", "The page says"), ("Chép câu hoặc con số cần xem lại.", "Copy the sentence or figure."), "textarea", True),
        Question("better", ("Nên ghi là", "It should say"), ("Bỏ trống nếu đề nghị gỡ.", "Leave it empty when you ask for removal."), "textarea"),
        Question("evidence", ("Căn cứ", "Evidence"), ("Số và ngày của quyết định, tên văn bản, bài báo.", "A decision's number and date, a document, an article."), "textarea", True),
        confirmed(NO_PERSONAL_DATA, PUBLIC),
    ))
