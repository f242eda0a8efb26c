"""The template of every type says what its model says, and what is filled in comes back as a record without a question."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook

from generator.catalog import load
from generator.edit.sheets.columns import form_of, list_columns, lists_of
from generator.edit.sheets.template import GUIDE, LISTS, template, title_of
from generator.problems import as_text
from generator.read import limits_for, parse
from generator.records import BY_TYPE, RECORD_TYPES


@pytest.fixture(scope="module")
def catalog(province: Path) -> Any:
    return load(province).catalog


def opened(data: bytes) -> Workbook:
    return load_workbook(BytesIO(data))


def filled(book: Workbook, **sheets: dict[str, Any]) -> bytes:
    """The template with content: sheet -> label of a row of the form, or heading of a column -> what is written there."""
    for title, values in sheets.items():
        sheet = book[title.replace("_", " ")]
        if sheet["A1"].value.startswith("Mục"):
            rows = {sheet.cell(row, 1).value: row for row in range(2, sheet.max_row + 1)}
            for label, value in values.items():
                sheet.cell(rows[label], 2).value = value
        else:
            columns = {cell.value: cell.column for cell in sheet[1]}
            for row, line in enumerate(values["rows"], 4):
                for label, value in line.items():
                    sheet.cell(row, columns[label]).value = value
    file = BytesIO()
    book.save(file)
    return file.getvalue()


@pytest.mark.parametrize("model", RECORD_TYPES, ids=lambda model: model.type)
def test_a_template_has_every_field_with_its_label_and_help(model, catalog):
    book = opened(template(model, catalog))
    guide = {(row[0].value, row[2].value): row for row in book[GUIDE].iter_rows(min_row=2)}
    parts = [*([(title_of(model.label), form_of(model))] if lists_of(model) else [(book.sheetnames[0], form_of(model))]),
             *((title_of(shape.label), list_columns(shape)) for shape in lists_of(model))]
    assert len(guide) == sum(len(columns) for _, columns in parts)
    for title, columns in parts:
        sheet = book[title]
        assert sheet.freeze_panes
        is_form = sheet["A1"].value.startswith("Mục")
        shown = [sheet.cell(row, 1).value for row in range(2, sheet.max_row + 1)] if is_form else [cell.value for cell in sheet[1]]
        assert shown == [column.label[0] for column in columns]
        for column in columns:
            row = guide[title, column.name]
            assert (row[3].value == "x") == column.required
            assert column.shape.help["vi"] in row[4].value and column.shape.help["en"] in row[4].value
        if not is_form:
            assert [cell.value for cell in sheet[2]] == [column.label[1] for column in columns]
            assert all(cell.comment and cell.comment.text for cell in sheet[1])
            assert sheet["A3"].value == "Ví dụ"
            assert all(sheet.column_dimensions[cell.column_letter].number_format == "@" for cell in sheet[1])
    assert book[LISTS].sheet_state == "hidden"
    assert book[LISTS]["A1"].value == model.type


@pytest.mark.parametrize("model", RECORD_TYPES, ids=lambda model: model.type)
def test_an_unfilled_template_is_refused_for_having_no_lines(model, catalog, take):
    result = take(template(model, catalog))
    assert "E167" in {problem.code for problem in result.problems}


def test_drop_downs_offer_the_terms_awards_places_and_units_of_the_data(catalog):
    book = opened(template(BY_TYPE["decision"], catalog))
    lists = book[LISTS]
    sheet = book["Danh sách khen thưởng"]
    heads = {cell.value: cell.column_letter for cell in sheet[1]}
    offered = {}
    for choice in sheet.data_validations.dataValidation:
        letter = choice.formula1.split("$")[1]
        offered[str(choice.sqref).rstrip("0123456789").split(":")[0].rstrip("0123456789")] = [cell.value for cell in lists[letter] if cell.value]
    assert offered[heads["Đối tượng"]][:2] == ["Cá nhân", "Tập thể"]
    assert "Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh [bang-khen-tinh]" in offered[heads["Danh hiệu, hình thức"]]
    assert "Xã Đăk Rông [xa-dak-rong]" in offered[heads["Địa phương lúc được khen"]]
    assert "Sở Y tế [so-y-te]" in offered[heads["Cơ quan lúc được khen"]]
    assert offered[heads["Truy tặng"]] == ["x"]


def test_a_filled_decision_comes_back_without_a_question(catalog, take):
    data = filled(
        opened(template(BY_TYPE["decision"], catalog)),
        Quyết_định_khen_thưởng={
            "Trích yếu": "Về việc tặng Bằng khen năm 2026", "Trích yếu (tiếng Anh)": "Diplomas of Merit 2026", "Số": "15/QĐ-UBND", "Ngày ký": "20/11/2026",
            "Cơ quan quyết định": "Ủy ban nhân dân tỉnh Sa Hải [ubnd-tinh]", "Loại hình khen thưởng": "Theo công trạng", "Ngày công bố": "01/12/2026"},
        Danh_sách_khen_thưởng={"rows": [
            {"Số thứ tự": "1", "Tên ghi trong quyết định": "Siu Plốt", "Đối tượng": "Cá nhân", "Truy tặng": "x", "Địa phương lúc được khen": "Xã Đăk Rông [xa-dak-rong]",
             "Danh hiệu, hình thức": "Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh [bang-khen-tinh]", "Thành tích": "Giữ rừng", "Thành tích (tiếng Anh)": "Forest"},
            {"Số thứ tự": "2", "Mã": "nguyen-van-duc-1", "Tên ghi trong quyết định": "Nguyễn Văn Đức", "Đối tượng": "Cá nhân",
             "Danh hiệu, hình thức": "CSTĐ tỉnh", "Đơn vị lúc được khen": "Nông dân", "Thời gian lập thành tích": "2026"}]})
    result = take(data, "decision.xlsx")
    assert not result.problems, as_text(result.problems, "vi")
    (path, text), = result.texts.items()
    value, _ = parse(path, text.encode(), limits_for(path))
    assert path == "data/decisions/quyet-dinh-15-qd-ubnd-2026.yml"
    assert value["title"] == {"vi": "Về việc tặng Bằng khen năm 2026", "en": "Diplomas of Merit 2026"}
    assert value["publish_at"] == "2026-12-01"
    assert value["conferrals"] == [
        {"line": "1", "honoree": "siu-plot", "name": "Siu Plốt", "kind": "individual", "form": "bang-khen-tinh", "posthumous": "true",
         "place": "xa-dak-rong", "citation": {"vi": "Giữ rừng", "en": "Forest"}},
        {"line": "2", "honoree": "nguyen-van-duc-1", "name": "Nguyễn Văn Đức", "kind": "individual", "form": "chien-si-thi-dua-tinh", "unit": "Nông dân",
         "achieved": "2026"}]


def test_each_row_of_a_list_of_organisations_is_a_record(catalog, take):
    data = filled(opened(template(BY_TYPE["organisation"], catalog)), **{opened(template(BY_TYPE["organisation"], catalog)).sheetnames[0].replace(" ", "_"): {"rows": [
        {"Mã": "so-tai-chinh", "Tên": "Sở Tài chính", "Loại": "Cơ quan nhà nước", "Cấp": "Cấp tỉnh", "Trực thuộc": "Ủy ban nhân dân tỉnh Sa Hải [ubnd-tinh]",
         "Thẩm quyền khen thưởng": "Giám đốc sở; Chủ tịch Ủy ban nhân dân tỉnh"},
        {"Tên": "Trường Tiểu học Ya Lơ", "Loại": "Cơ quan", "Cấp": "provincial", "Địa bàn": "xa ya lo"}]}})
    result = take(data, "organisation.xlsx")
    values = {path: parse(path, text.encode(), limits_for(path))[0] for path, text in result.texts.items()}
    assert list(values) == ["data/organisations/so-tai-chinh.yml", "data/organisations/truong-tieu-hoc-ya-lo.yml"]
    assert values["data/organisations/so-tai-chinh.yml"] == {
        "publish_at": "2026-12-01", "name": {"vi": "Sở Tài chính"}, "kind": "state-office", "level": "provincial", "decides_as": ["director", "chair"],
        "parent": "ubnd-tinh"}
    assert values["data/organisations/truong-tieu-hoc-ya-lo.yml"]["place"] == "xa-ya-lo"
    assert {problem.severity for problem in result.problems} <= {"warning"}
