"""What can be wrong with a picture or a document, and how a finding travels from the process that looked into the file."""

from __future__ import annotations

from generator.problems import ProblemKind

TOO_LARGE = ProblemKind(
    "F025", "tệp quá lớn: {size} MB, tối đa {limit} MB", "the file is too large: {size} MB, at most {limit} MB",
    "lưu ảnh ở cỡ nhỏ hơn (cạnh dài 3000 điểm ảnh là đủ); với văn bản, quét lại ở 150-200 dpi hoặc chia thành nhiều tệp",
    "save the picture smaller (3,000 pixels on the long side are plenty); scan a document at 150-200 dpi or divide it")
ALL_TOO_LARGE = ProblemKind(
    "F026", "các tệp trong data/files cộng lại quá lớn: {size} MB, tối đa {limit} MB",
    "the files in data/files are too large together: {size} MB, at most {limit} MB",
    "thu nhỏ những ảnh lớn nhất, bỏ những tệp không bản ghi nào dùng", "make the largest pictures smaller, remove files that no record uses")
OTHER_CONTENT = ProblemKind(
    "F027", "đuôi tệp là .{ending} nhưng nội dung là {found}", "the name ends in .{ending} but the content is {found}",
    "mở tệp bằng phần mềm xem ảnh hoặc soạn văn bản rồi xuất ra đúng loại .{ending} (đổi tên không đủ); ảnh HEIC, SVG, GIF: xuất ra JPEG hoặc PNG",
    "open the file and export it as .{ending} (a new name is not enough); export HEIC, SVG and GIF as JPEG or PNG")
DAMAGED = ProblemKind(
    "F028", "tệp hỏng hoặc thiếu một phần, không đọc hết được ({found})", "the file is damaged or cut off and cannot be read whole ({found})",
    "mở lại bản gốc, xuất hoặc quét ra tệp mới rồi thay tệp này", "open the original, export or scan it again and replace this file")
TOO_MANY_PIXELS = ProblemKind(
    "F029", "ảnh quá nhiều điểm ảnh: {width} × {height}; tối đa {limit} triệu điểm và {side} mỗi cạnh",
    "the picture has too many pixels: {width} × {height}; at most {limit} million and {side} on a side",
    "thu nhỏ ảnh, ví dụ cạnh dài 3000 điểm ảnh", "make it smaller, for example 3,000 pixels on the long side")
ANIMATED = ProblemKind(
    "F030", "ảnh động có {found} khung hình", "the picture is animated, with {found} frames",
    "lưu một khung hình thành ảnh tĩnh", "save one frame as a still picture")
TOO_COSTLY = ProblemKind(
    "F031", "đọc tệp này tốn quá nhiều thời gian hoặc bộ nhớ, hoặc làm hỏng phần mềm đọc",
    "reading this file takes too much time or memory, or breaks the program that reads it",
    "mở tệp trên máy, xuất hoặc in ra tệp mới (PDF: in ra PDF) rồi thay tệp này",
    "open the file, export or print it to a new one and replace this file")
ENCRYPTED = ProblemKind(
    "F032", "tệp có mật khẩu hoặc bị hạn chế quyền", "the file has a password or restricted rights",
    "bỏ mật khẩu và mọi hạn chế rồi lưu lại: tài liệu công khai phải mở được", "remove the password and every restriction: public documents must open")
ACTIVE = ProblemKind(
    "F033", "văn bản có thành phần chạy được hoặc tệp gài bên trong: {found}", "the document holds active content or a file inside it: {found}",
    "in ra PDF mới, hoặc lưu lại thành .docx, .xlsx không có macro, rồi thay tệp này",
    "print it to a new PDF, or save it as .docx or .xlsx without macros, and replace this file")
REMOTE = ProblemKind(
    "F034", "văn bản lấy nội dung từ nơi khác: {found}", "the document takes content from elsewhere: {found}",
    "bỏ liên kết dữ liệu, ảnh, mẫu ở ngoài (Break links) rồi lưu lại; liên kết https thông thường thì được",
    "break the links to outside data, pictures and templates and save again; ordinary https links may stay")
MORE_THAN_ONE = ProblemKind(
    "F035", "trước hoặc sau nội dung {ending} còn có dữ liệu khác", "there is other data before or after the {ending} content",
    "mở tệp, xuất ra tệp mới rồi thay tệp này", "open the file, export it to a new one and replace this file")
ODD_PART = ProblemKind(
    "F036", "bên trong tệp có phần không dùng ở đây: {found}", "the file holds a part that has no place here: {found}",
    "mở tệp bằng phần mềm văn phòng, bỏ đối tượng nhúng rồi lưu lại, hoặc xuất ra PDF",
    "open it in an office program, remove embedded objects and save again, or export it as PDF")
NOT_ENCODED = ProblemKind(
    "F037", "không tạo được bản thu nhỏ của ảnh này ({found})", "smaller copies of this picture could not be made ({found})",
    "lưu ảnh thành JPEG ở cỡ nhỏ hơn rồi thay tệp này; nếu vẫn lỗi, báo cho người bảo trì trang",
    "save the picture as a smaller JPEG and replace this file; if it fails again, tell the maintainers of the site")


class Refused(Exception):
    """A file is refused for one reason. `found` fills the words of the kind."""

    def __init__(self, kind: ProblemKind, **found: object) -> None:
        super().__init__(kind.code)
        self.kind = kind
        self.found = found
