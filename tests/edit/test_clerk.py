"""The web editor in a real browser, with the back end that saves nothing: what a clerk does, and what comes out."""

from __future__ import annotations

import io
import json
import re
import shutil
import time
from base64 import b64decode, b64encode
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PIL import Image

from generator.build import check_root
from generator.edit.canonical import written
from generator.edit.editor import backend, policy
from generator.problems import as_text
from generator.read import parse
from generator.read.limits import limits_for
from generator.records import BY_COLLECTION
from generator.records.settings import Editor

TOP = "sveltia-cms-test"
"""Where Sveltia's test back end keeps its files, in the private file system of the browser."""
_PUT = """async ([top, files]) => {
  const root = await (await navigator.storage.getDirectory()).getDirectoryHandle(top, { create: true });
  for (const [path, data] of Object.entries(files)) {
    const steps = path.split("/"), name = steps.pop();
    let folder = root;
    for (const step of steps) folder = await folder.getDirectoryHandle(step, { create: true });
    const stream = await (await folder.getFileHandle(name, { create: true })).createWritable();
    await stream.write(Uint8Array.from(atob(data), (character) => character.charCodeAt(0)));
    await stream.close();
  }
}"""
_TAKE = """async (top) => {
  const found = {};
  const look = async (folder, path) => {
    for await (const [name, entry] of folder.entries()) {
      if (entry.kind === "directory") await look(entry, `${path}${name}/`);
      else {
        const bytes = new Uint8Array(await (await entry.getFile()).arrayBuffer());
        let text = "";
        for (const byte of bytes) text += String.fromCharCode(byte);
        found[path + name] = btoa(text);
      }
    }
  };
  await look(await (await navigator.storage.getDirectory()).getDirectoryHandle(top), "");
  return found;
}"""


class Clerk:
    """Somebody at the editor: fills in fields by their path, as `stages.0.date`."""

    def __init__(self, page: object, address: str) -> None:
        self.page = page
        self.address = address

    def signs_in(self) -> None:
        self.page.get_by_role("button", name="Làm việc với kho mã nguồn thử nghiệm").click()
        self.page.get_by_text("Điển hình tiên tiến").first.wait_for()

    def opens(self, place: str) -> None:
        self.page.goto(f"{self.address}#/collections/{place}")

    def field(self, path: str) -> object:
        """The field, scrolled to: those that are far below are not there yet, nor are those within them."""
        above = path.rpartition(".")[0]
        if above and not above.rpartition(".")[2].isdigit():
            self.field(above)
        field = self.page.locator(f'section.field[data-key-path="{path}"]')
        for _ in range(100):
            if field.count():
                break
            self.page.locator("section.field").last.scroll_into_view_if_needed()
            self.page.wait_for_timeout(50)
        field.scroll_into_view_if_needed()
        return field

    def writes(self, path: str, text: str) -> None:
        self.field(path).locator("input, textarea").first.fill(text)

    def chooses(self, path: str, label: str) -> None:
        field = self.field(path)
        if field.get_by_role("combobox").count():
            field.get_by_role("combobox").click()
            self.page.get_by_role("option", name=label, exact=True).click()
        else:  # a few stand side by side
            choice = field.get_by_role("radio", name=label, exact=True).or_(field.get_by_role("checkbox", name=label, exact=True))
            while choice.get_attribute("aria-checked") != "true":  # the form may still be moving under the pointer
                choice.click()
                self.page.wait_for_timeout(200)

    def adds_to(self, path: str) -> None:
        self.field(path).get_by_role("button", name=re.compile("Thêm")).last.click()

    def presses_save(self) -> None:
        self.page.get_by_role("button", name="Lưu", exact=True).click()

    def files(self) -> dict[str, bytes]:
        return {path: b64decode(data) for path, data in self.page.evaluate(_TAKE, TOP).items()}

    def saves(self) -> dict[str, bytes]:
        """Saves, and gives every file that is new or another than before."""
        before = self.files()
        self.presses_save()
        self.page.get_by_role("button", name="Lưu", exact=True).wait_for(state="detached")
        for _ in range(100):
            after = self.files()
            if after != before and all(after.values()):
                return {path: data for path, data in after.items() if data != before.get(path)}
            self.page.wait_for_timeout(50)
        raise AssertionError("nothing was saved")


@pytest.fixture
def root(practice: Path) -> Path:
    return practice / "repository"


@pytest.fixture(scope="module")
def address(practice: Path, serve) -> str:
    """The address of the editor, on a site that lies below a path."""
    return f"{serve(practice / 'host')}mau/admin/"


@pytest.fixture
def opened(chromium, root: Path, address: str) -> Iterator[Callable[..., Clerk]]:
    """A function that opens the editor on the records of the repository. Whatever the browser complains of fails the test."""
    contexts, faults = [], []

    def open_editor(asks: str = "", **preferences: str) -> Clerk:
        context = chromium.new_context(viewport={"width": 1280, "height": 900}, locale="en-GB")
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(15_000)
        own = address.removesuffix("mau/admin/")
        page.on("console", lambda message: message.type == "debug" or faults.append(message.text))
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.on("request", lambda request: request.url.startswith((own, "blob:", "data:", asks or own)) or faults.append(request.url))
        page.on("response", lambda response: response.status < 400 or faults.append(f"{response.url} {response.status}"))
        if preferences:
            context.add_init_script(f"localStorage.setItem('sveltia-cms.prefs', {json.dumps(json.dumps(preferences))})")
        page.goto(address)
        data = root / "data"
        files = {path.relative_to(root).as_posix(): b64encode(path.read_bytes()).decode() for path in data.rglob("*.yml")}
        page.evaluate(_PUT, [TOP, files])
        return Clerk(page, address)

    yield open_editor
    for context in contexts:
        context.close()
    assert not faults


def _photograph() -> bytes:
    """A picture as a telephone takes it, with the place where it was taken."""
    picture, file = Image.effect_mandelbrot((2600, 1300), (-2, -1.5, 1, 1.5), 40).convert("RGB"), io.BytesIO()
    marks = Image.Exif()
    marks.get_ifd(0x8825).update({1: "N", 2: (14.0, 21.0, 0.0), 3: "E", 4: (108.0, 0.0, 0.0)})
    marks[0x010F] = "May anh thu"
    picture.save(file, "JPEG", exif=marks)
    return file.getvalue()


def test_a_clerk_signs_in_adds_an_exemplar_with_a_picture_and_saves_and_the_record_is_right(opened, root: Path, tmp_path: Path):
    photograph = tmp_path / "Hội nghị Đăk Mẫu (1).JPG"
    photograph.write_bytes(_photograph())
    clerk = opened()
    clerk.signs_in()
    clerk.opens("exemplars/new")
    clerk.writes("publish_at", "2025-11-30")
    clerk.writes("title.vi", 'Tổ hợp tác Đăk Thử: "giữ rừng, giữ nước"')
    clerk.writes("title.en", "The Đăk Thử group: it's the forest's")
    clerk.writes("subject", "Tổ hợp tác Đăk Thử")
    clerk.chooses("subject_kind", "Tập thể")
    clerk.chooses("fields_of_work", "Lao động, sản xuất")
    clerk.chooses("campaign", "Chung sức xây dựng nông thôn mới")
    clerk.adds_to("stages")
    clerk.chooses("stages.0.stage", "Phát hiện")
    clerk.writes("stages.0.date", "2025")
    clerk.writes("summary.vi", "Dòng một: có dấu hai chấm.\n- Dòng hai.\n")
    clerk.adds_to("pictures")
    clerk.field("pictures.0.file").locator("input[type=file]").first.set_input_files(photograph)
    clerk.page.get_by_text("hoi-nghi-dak-mau-1.webp").wait_for()
    clerk.writes("pictures.0.alt.vi", "Một bức ảnh thử")
    clerk.writes("pictures.0.credit", "Tổ hợp tác Đăk Thử")
    saved = clerk.saves()

    record, picture = "data/exemplars/to-hop-tac-dak-thu-giu-rung-giu-nuoc.yml", "data/files/hoi-nghi-dak-mau-1.webp"
    assert sorted(saved) == [record, picture]
    values = parse(record, saved[record], limits_for(record))[0]
    assert saved[record].decode() == written(BY_COLLECTION["exemplars"], values), "the editor's form is the canonical one"
    assert values == {
        "publish_at": "2025-11-30",
        "title": {"vi": 'Tổ hợp tác Đăk Thử: "giữ rừng, giữ nước"', "en": "The Đăk Thử group: it's the forest's"},
        "subject": "Tổ hợp tác Đăk Thử", "subject_kind": "collective", "fields_of_work": ["production"], "campaign": "phong-trao-mau",
        "stages": [{"stage": "discovered", "date": "2025"}], "summary": {"vi": "Dòng một: có dấu hai chấm.\n- Dòng hai."},
        "pictures": [{"file": "hoi-nghi-dak-mau-1.webp", "alt": {"vi": "Một bức ảnh thử"}, "credit": "Tổ hợp tác Đăk Thử"}]}
    with Image.open(io.BytesIO(saved[picture])) as small:
        assert max(small.size) <= 2400
        assert not small.getexif(), "the place where it was taken never leaves the computer"

    repository = shutil.copytree(root, tmp_path / "repository")
    for path, data in saved.items():
        (repository / path).parent.mkdir(exist_ok=True)
        (repository / path).write_bytes(data)
    problems = check_root(repository).problems
    assert not problems, as_text(problems, "en")


EDITED = ["decisions", "procedures", "plans", "statistics", "honorees", "documents"]


def test_a_change_of_one_field_changes_that_field_only(opened, root: Path):
    clerk = opened()
    clerk.signs_in()
    for collection in EDITED:
        file = max((root / "data" / collection).glob("*.yml"), key=lambda path: path.stat().st_size)
        path = file.relative_to(root).as_posix()
        clerk.opens(f"{collection}/entries/{file.stem}")
        clerk.page.get_by_role("button", name="Lưu", exact=True).wait_for()
        clerk.writes("updated", "2025-12-31")
        saved = clerk.saves()
        values = parse(path, file.read_bytes(), limits_for(path))[0]
        assert {path: saved[path].decode()} == {name: data.decode() for name, data in saved.items()}
        assert saved[path].decode() == written(BY_COLLECTION[collection], values | {"updated": "2025-12-31"}), path


def test_what_is_wrong_is_said_in_vietnamese_and_nothing_is_saved(opened):
    clerk = opened()
    clerk.signs_in()
    before = clerk.files()
    clerk.opens("news/new")
    clerk.writes("publish_at", "30/11/2025")
    clerk.writes("title.vi", "Mời họp")
    clerk.presses_save()
    clerk.page.get_by_text("Vui lòng sửa lỗi để lưu bản ghi").wait_for()
    assert 'viết 2026-09-02 hoặc "2026-09-02 08:00" (giờ Việt Nam)' in clerk.field("publish_at").inner_text()
    assert "Trường bắt buộc" in clerk.field("kind").inner_text()
    assert clerk.files() == before


def test_an_id_is_proposed_may_be_chosen_once_and_never_changes(opened):
    clerk = opened()
    clerk.signs_in()
    clerk.opens("news/new")
    clerk.writes("title.vi", "Điển hình ở Đăk Mẫu")
    panel = clerk.page.locator('button[aria-label="Mã bản ghi"]')
    panel.click()
    clerk.page.get_by_text("dien-hinh-o-dak-mau", exact=True).wait_for()
    change = clerk.page.get_by_role("button", name="Chỉnh sửa mã bản ghi")
    assert change.count() == 1

    clerk.opens("campaigns/entries/phong-trao-mau")
    clerk.page.get_by_text("phong-trao-mau", exact=True).wait_for()
    assert not change.count()


def test_a_record_cannot_be_deleted(opened):
    clerk = opened()
    clerk.signs_in()
    clerk.opens("campaigns/entries/phong-trao-mau")
    clerk.page.get_by_role("button", name="Lưu", exact=True).wait_for()
    clerk.page.locator("button:has-text('more_vert')").first.click()
    clerk.page.get_by_role("menuitem").first.wait_for()
    deleting = clerk.page.get_by_role("menuitem", name=re.compile("Xóa"))
    assert all(item.get_attribute("aria-disabled") == "true" for item in deleting.all())


def test_who_wants_english_has_english(opened):
    clerk = opened(locale="en-US")
    clerk.page.get_by_role("button", name="Work with Test Repository").click()
    clerk.page.get_by_text("Exemplary models").first.wait_for()
    clerk.opens("exemplars/new")
    assert "Person or collective" in clerk.field("subject").inner_text()


GITHUB = Editor(service="github", repository="tinh-vi-du/thi-dua")
API = "https://api.github.com/"


def _github(route: object) -> None:
    """As much of GitHub as signing in asks for: a clerk, and a repository without files."""
    request, headers = route.request, {"access-control-allow-origin": "*", "access-control-allow-headers": "*"}
    clerk = {"login": "can-bo", "name": "Cán bộ", "id": 1, "email": None, "avatar_url": "https://avatars.githubusercontent.com/u/1"}
    commit = {"oid": "1", "message": "", "history": {"nodes": [{"oid": "1", "message": ""}]}}
    repository = {"ref": {"target": commit}, "pullRequests": {"nodes": [], "pageInfo": {"hasNextPage": False}}}
    if request.method == "OPTIONS" or "/collaborators/" in request.url:
        route.fulfill(status=204, headers=headers)
    elif request.url == f"{API}graphql":
        route.fulfill(json={"data": {"repository": repository}}, headers=headers)
    else:
        route.fulfill(json=clerk if request.url == f"{API}user" else {"sha": "1", "tree": [], "truncated": False}, headers=headers)


def test_who_signs_in_with_a_token_is_known_and_no_other_host_is_ever_asked(opened, practice: Path):
    admin = practice / "host/mau/admin"
    settings = json.loads((admin / "config.yml").read_bytes()) | {"backend": backend(GITHUB), "publish_mode": "editorial_workflow"}
    html = (admin / "index.html").read_text(encoding="utf-8").replace(policy(Editor(service="practice")), policy(GITHUB))
    clerk = opened(asks=API)
    page = clerk.page
    page.route("**/config.yml*", lambda route: route.fulfill(json=settings))
    page.route(clerk.address, lambda route: route.fulfill(body=html, content_type="text/html"))
    page.route(f"{API}**", _github)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.reload()
    page.get_by_role("button", name="Đăng nhập bằng mã truy cập").click()
    assert not any(url.startswith(API) for url in asked), "nobody is asked before"
    page.locator("input").first.fill("github_pat_example")
    page.get_by_role("button", name="Đăng nhập").last.click()
    page.get_by_text("Điển hình tiên tiến").first.wait_for()
    page.wait_for_timeout(1000)
    assert {f"{API}user", f"{API}graphql"} <= set(asked)


def test_the_editor_is_there_within_seconds_and_loads_no_more_than_three_megabytes(chromium, address):
    page, loaded = chromium.new_page(), []
    page.on("response", lambda response: loaded.append(len(response.body())))
    began = time.monotonic()
    page.goto(address)
    page.get_by_role("button", name="Làm việc với kho mã nguồn thử nghiệm").wait_for()
    assert time.monotonic() - began < 20
    assert sum(loaded) < 3_700_000
    page.close()
