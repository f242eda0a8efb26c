"""Pictures: decoded once to be sure of them, and made anew from their pixels alone. The only home of Pillow.

No byte of a stranger's picture is published: no metadata, comment, thumbnail, profile, nor anything behind its end.
"""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from io import BytesIO

from PIL import Image, ImageCms, ImageFile, ImageOps

from generator.read.media.contents import GPS, OWNER, PROPERTIES
from generator.read.media.encoders import ENCODERS
from generator.read.media.faults import ANIMATED, DAMAGED, OTHER_CONTENT, TOO_MANY_PIXELS, Refused
from generator.read.media.kinds import PIXELS, SIDE

_PLUGINS = {"JPEG": ["JPEG"], "PNG": ["PNG"], "WebP": ["WEBP"]}
_FORMATS = {"JPEG": ("JPEG", "MPO"), "PNG": ("PNG",), "WebP": ("WEBP",)}  # telephones put a second, small picture behind a JPEG
_ORIENTATION = 0x0112
_DETAILS, _PLACE = 0x8769, 0x8825
_LATITUDE_AND_LONGITUDE = (2, 4)
_OWNERS = (0xA430, 0xA431, 0xA435)
"""Tags of the name of the owner, and of the serial numbers of camera and lens."""
_XML_TAG = re.compile(r"<[^>]*>")

Image.MAX_IMAGE_PIXELS = PIXELS
ImageFile.LOAD_TRUNCATED_IMAGES = False


def measure(data: bytes, content: str) -> tuple[int, int]:
    """Width and height of the picture as it is seen, after decoding all of it; raises Refused. `content` is a word of `content_of`."""
    with _decoding():
        image = _opened(data, content)
        width, height = image.size
        image.draft(None, (width // 8, height // 8))  # every byte of a JPEG is read, but not every pixel made
        image.load()
        turned = image.getexif().get(_ORIENTATION) in (5, 6, 7, 8)
        return (height, width) if turned else (width, height)


def said(data: bytes, content: str) -> tuple[list[tuple[str, str]], list[str]]:
    """What a picture says of itself in words, and its signs: whether it names the place where it was taken, or its owner or camera.

    None of it is published, but the file lies in a public repository.
    """
    texts: list[str] = []
    signs: list[str] = []
    with _decoding():
        image = _opened(data, content)
        if content == "PNG":
            image.load()  # what stands behind the pixels too
        exif = image.getexif()
        details, place = exif.get_ifd(_DETAILS), exif.get_ifd(_PLACE)
        packet = image.info.get("xmp") or image.info.get("XML:com.adobe.xmp") or b""
        packet = packet.decode("utf-8", "replace") if isinstance(packet, bytes) else str(packet)
        if any(tag in place for tag in _LATITUDE_AND_LONGITUDE) or "GPSLatitude" in packet:
            signs.append(GPS)
        if any(str(details.get(tag, "")).strip("\0 ") for tag in _OWNERS) or "OwnerName" in packet or "SerialNumber" in packet:
            signs.append(OWNER)
        for value in (*exif.values(), *details.values(), image.info.get("comment", b""), *getattr(image, "text", {}).values()):
            if isinstance(value, bytes):
                value = value.decode("utf-16-le" if value[1:2] == b"\0" else "utf-8", "ignore")
            if isinstance(value, str):
                texts.append(value[:100_000])
        texts.append(_XML_TAG.sub(" ", packet[:1_000_000]))
    return [(PROPERTIES, text) for text in dict.fromkeys(texts)], signs


def encode(data: bytes, content: str, wanted: Iterable[tuple[str, int, int]]) -> list[bytes]:
    """The picture in each wanted (format, width, height)."""
    pixels = _pixels(data, content)
    made: dict[tuple[int, int], Image.Image] = {}
    encoded = []
    for form, width, height in wanted:
        if (width, height) not in made:
            made[width, height] = pixels if pixels.size == (width, height) else pixels.resize((width, height), Image.Resampling.LANCZOS)
        file = BytesIO()
        made[width, height].save(file, form.upper(), **ENCODERS[form])
        encoded.append(file.getvalue())
    return encoded


def _pixels(data: bytes, content: str) -> Image.Image:
    """The pixels of a picture, upright, in sRGB, with nothing else; raises Refused."""
    with _decoding():
        image = _opened(data, content)
        image.load()
        return _bare(_in_srgb(ImageOps.exif_transpose(image)))


def _opened(data: bytes, content: str) -> Image.Image:
    """A picture of which only the head was read, and found to be within bounds."""
    image = Image.open(BytesIO(data), formats=_PLUGINS[content])
    if image.format not in _FORMATS[content]:
        raise Refused(OTHER_CONTENT, ending=content.lower(), found=image.format)
    if image.width * image.height > PIXELS or max(image.size) > SIDE:
        raise Refused(TOO_MANY_PIXELS, width=image.width, height=image.height, limit=PIXELS // 1_000_000, side=SIDE)
    if image.format != "MPO" and getattr(image, "n_frames", 1) > 1:
        raise Refused(ANIMATED, found=image.n_frames)
    return image


@contextmanager
def _decoding() -> Iterator[None]:
    """Whatever Pillow raises becomes one refusal."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the bound on pixels is our own
        try:
            yield
        except (Refused, MemoryError):
            raise
        except Image.DecompressionBombError:
            raise Refused(TOO_MANY_PIXELS, width="?", height="?", limit=PIXELS // 1_000_000, side=SIDE) from None
        except Exception as error:  # damaged files raise OSError, SyntaxError, ValueError, EOFError, struct.error and others
            raise Refused(DAMAGED, found=type(error).__name__) from None


def _in_srgb(image: Image.Image) -> Image.Image:
    """The image as RGB, or RGBA when it is see-through, its colours those of its profile."""
    profile = image.info.get("icc_profile")
    if image.mode.startswith(("I", "F")):  # 16 bits a pixel, which `convert` would cut off rather than scale
        image = image.convert("I").point(lambda value: value / 256).convert("L")
        profile = None
    mode = "RGBA" if image.has_transparency_data else "RGB"
    if profile and image.mode in ("RGB", "RGBA", "L", "CMYK"):
        try:
            source = ImageCms.ImageCmsProfile(BytesIO(profile))
            alpha = image.getchannel("A") if image.mode == "RGBA" else None
            plain = image.convert("RGB") if image.mode == "RGBA" else image
            converted = ImageCms.profileToProfile(plain, source, ImageCms.createProfile("sRGB"), outputMode="RGB")
            if alpha:
                converted.putalpha(alpha)
            return converted.convert(mode)
        except (ImageCms.PyCMSError, OSError, ValueError, TypeError):
            pass  # a profile that cannot be used is no reason to refuse the picture
    return image.convert(mode)


def _bare(image: Image.Image) -> Image.Image:
    """The same pixels in a new image: Pillow carries a comment through everything else."""
    return Image.frombytes(image.mode, image.size, image.tobytes())
