"""Pictures are made anew: upright, in sRGB, in a few sizes, without a byte of what came with them."""

from __future__ import annotations

from io import BytesIO

import pytest
from PIL import Image, ImageCms, PngImagePlugin

from generator.read.media import apart, read_media
from generator.read.media.encoders import ENCODERS
from generator.views import media
from generator.views.language import size_text
from tests.media import made

MARK = b"SECRET-MARK"
RED, GREEN, BLUE, WHITE = (255, 0, 0), (0, 255, 0), (0, 0, 255), (255, 255, 255)


@pytest.fixture(scope="module")
def helper():
    with apart.Helper() as one:
        yield one


def _exif(orientation: int = 1) -> bytes:
    exif = Image.Exif()
    exif[0x0112] = orientation
    exif[0x010E] = MARK.decode()
    exif.get_ifd(0x8825).update({1: "N", 2: (14.0, 21.0, 0.5), 29: MARK.decode()})
    return exif.tobytes()


def _marked(form: str) -> bytes:
    """A picture with the mark in every place that its format has for words, and behind its end."""
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes() + MARK
    options = {"exif": _exif(), "icc_profile": profile}
    if form == "PNG":
        words = PngImagePlugin.PngInfo()
        words.add_text("Author", MARK.decode())
        words.add_text("Comment", MARK.decode(), zip=True)
        words.add_itxt("XML:com.adobe.xmp", MARK.decode())
        options["pnginfo"] = words
    else:
        options["xmp"] = b"<x:xmpmeta>" + MARK + b"</x:xmpmeta>"
    if form == "JPEG":
        options["comment"] = MARK
    return made.picture(form, (64, 48), **options) + b"<script>" + MARK + b"</script>"


@pytest.mark.parametrize(("form", "content"), [("JPEG", "JPEG"), ("PNG", "PNG"), ("WEBP", "WebP")])
def test_no_metadata_comes_out(helper, form, content):
    data = _marked(form)
    assert data.count(MARK) >= 3
    for encoded in helper.encode(data, content, [(form, width, width * 3 // 4) for form in ENCODERS for width in (32, 64)]):
        for trace in (MARK, b"SECRET", b"script", b"Exif", b"EXIF", b"XMP", b"xmpmeta", b"ICCP", b"acsp", b"GPS"):
            assert trace not in encoded
        image = made.opened(encoded)
        assert image.getexif() == {}
        assert not {"exif", "xmp", "icc_profile", "comment"} & {key for key, value in image.info.items() if value}


@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_picture_stands_upright(helper, orientation):
    """The corners of a picture that was stored turned or mirrored are where the one who took it saw them."""
    turn = {2: [0], 3: [3], 4: [1], 5: [5], 6: [2], 7: [6], 8: [4]}.get(orientation, [])  # how it was stored
    image = made.opened(made.picture("PNG", (64, 48)))
    for method in turn:
        image = image.transpose(Image.Transpose(method))
    file = BytesIO()
    image.save(file, "JPEG", quality=95, subsampling=0, exif=_exif(orientation))
    assert helper.inspect(file.getvalue(), "jpg")["size"] == [64, 48]
    for encoded in helper.encode(file.getvalue(), "JPEG", [("avif", 64, 48), ("webp", 64, 48)]):
        corners = [made.opened(encoded).convert("RGB").getpixel(place) for place in ((8, 8), (56, 8), (8, 40), (56, 40))]
        for found, expected in zip(corners, (RED, GREEN, BLUE, WHITE)):
            assert all(abs(a - b) < 40 for a, b in zip(found, expected)), (orientation, corners)


def test_what_is_see_through_stays_so_and_16_bits_are_scaled(helper):
    clear = BytesIO()
    Image.new("RGBA", (20, 20), (255, 0, 0, 0)).save(clear, "PNG")
    for encoded in helper.encode(clear.getvalue(), "PNG", [("avif", 20, 20), ("webp", 20, 20)]):
        assert made.opened(encoded).convert("RGBA").getpixel((5, 5))[3] < 10
    deep = BytesIO()
    Image.new("I;16", (20, 20), 32768).save(deep, "PNG")
    for encoded in helper.encode(deep.getvalue(), "PNG", [("avif", 20, 20), ("webp", 20, 20)]):
        assert abs(made.opened(encoded).convert("L").getpixel((5, 5)) - 128) < 6


@pytest.mark.parametrize(("size", "widths"), [
    ((4000, 3000), [480, 960, 1600]), ((1600, 900), [480, 960, 1600]), ((1200, 900), [480, 960, 1200]), ((480, 10), [480]), ((300, 200), [300])])
def test_the_sizes_of_a_picture_are_never_larger_than_it_is(tmp_path, size, widths):
    picture = read_media(made.root(tmp_path, a__png=made.picture("PNG", size)))[0]["a.png"]
    for form, sizes in media.renditions(picture).items():
        assert [item.width for item in sizes] == widths
        assert all(abs(item.height - item.width * size[1] / size[0]) <= 1 and item.height >= 1 for item in sizes)
        assert all(item.path.endswith(f"-{item.width}.{form}") for item in sizes)


def test_an_address_belongs_to_one_content_and_one_way_to_encode(tmp_path, monkeypatch):
    files = read_media(made.root(tmp_path, a__png=made.picture("PNG"), b__png=made.picture("PNG", (61, 40))))[0]
    path = media.renditions(files["a.png"])["webp"][0].path
    assert path.rpartition("-")[0].removeprefix("media/a-") not in media.renditions(files["b.png"])["webp"][0].path
    monkeypatch.setitem(ENCODERS, "webp", {"quality": 50, "method": 4})
    media._digest.cache_clear()
    assert media.renditions(files["a.png"])["webp"][0].path != path
    media._digest.cache_clear()


def test_the_same_picture_gives_the_same_bytes_in_another_process(helper):
    wanted = [("avif", 300, 200), ("webp", 300, 200)]
    data = made.picture(size=(600, 400))
    with apart.Helper() as other:
        assert helper.encode(data, "JPEG", wanted) == other.encode(data, "JPEG", wanted)


def test_the_size_of_a_file_in_words():
    assert [size_text(size, "vi") for size in (1, 999, 1000, 86_948, 999_499, 999_500, 1_240_000, 30_000_000)] == [
        "1 byte", "999 byte", "1 KB", "87 KB", "999 KB", "1,0 MB", "1,2 MB", "30,0 MB"]
    assert [size_text(size, "en") for size in (999, 1_240_000)] == ["999 bytes", "1.2 MB"]
