"""Which web addresses may stand in a record: the full and plain https address of a public host, nothing that misleads."""

from __future__ import annotations

import pytest
from pydantic import TypeAdapter, ValidationError

from generator.records.fields import WebAddress

ADDRESS = TypeAdapter(WebAddress)

ACCEPTED = [
    "https://dichvucong.gov.vn/",
    "https://dichvucong.gov.vn",
    "https://kontum.gov.vn/tin-tuc/thi-dua?trang=2&loai=a#dau",
    "https://www.quangngai.gov.vn/a_b/(c)/d~e/f%20g.html",
    "https://vanban.chinhphu.vn/?pageid=27160&docid=178540",
    "https://xn.gov.vn/",
    "https://a-b.c-d.gov.vn/",
    "HTTPS://KONTUM.GOV.VN/",
]

REFUSED = [
    # another scheme, or none
    "http://kontum.gov.vn/", "ftp://kontum.gov.vn/", "javascript:alert(1)", "JaVaScRiPt:alert(1)", "java\tscript:alert(1)", "vbscript:msgbox(1)",
    "data:text/html,<script>alert(1)</script>", "data:text/html;base64,PHNjcmlwdD4=", "file:///etc/passwd", "blob:https://kontum.gov.vn/1",
    "view-source:https://kontum.gov.vn/", "mailto:a@kontum.gov.vn", "tel:+84260", "//evil.com/", "/tin-tuc", "kontum.gov.vn", "www.kontum.gov.vn/a",
    "https:kontum.gov.vn", "https:/kontum.gov.vn", "https:///kontum.gov.vn/", "https://", "https://#", "https:\\\\kontum.gov.vn", "://kontum.gov.vn", "",
    # another host than it seems
    "https://kontum.gov.vn@evil.com/", "https://user:pass@kontum.gov.vn/", "https://@kontum.gov.vn/", "https://kontum.gov.vn\\@evil.com/",
    "https://evil.com\\.kontum.gov.vn/", "https://kontum.gov.vn%40evil.com/", "https://kontum.gov.vn%2eevil.com/",
    # letters that only look alike
    "https://kоntum.gov.vn/", "https://kontum.gоv.vn/", "https://xn--kntum-vmf.gov.vn/", "https://xn--80ak6aa92e.com/", "https://kontum．gov．vn/",
    "https://ｋontum.gov.vn/", "https://kontum.gov.vn/tin-tức", "https://kontum。gov。vn/", "https://đăk.vn/",
    # ports, numbers, private and unfinished hosts
    "https://kontum.gov.vn:8443/", "https://kontum.gov.vn:443/", "https://kontum.gov.vn:99999/", "https://kontum.gov.vn:x/", "https://127.0.0.1/",
    "https://10.0.0.1/a", "https://192.168.1.1/", "https://[::1]/", "https://[::ffff:10.0.0.1]/", "https://2130706433/", "https://0x7f.1/",
    "https://localhost/", "https://localhost.localdomain/", "https://may-chu/", "https://may.local/", "https://x.internal/", "https://x.lan/",
    "https://x.home/", "https://x.home.arpa/", "https://x.corp/", "https://x.test/", "https://x.onion/", "https://kontum..gov.vn/",
    "https://.kontum.gov.vn/", "https://kontum.gov.vn./", "https://-kontum.gov.vn/", "https://kontum-.gov.vn/", "https://kon_tum.gov.vn/",
    "https://kontum.gov.v/", "https://" + "a" * 64 + ".vn/",
    # characters that break out of where an address stands
    "https://kontum.gov.vn/\"onmouseover=alert(1)", "https://kontum.gov.vn/'x", "https://kontum.gov.vn/<script>", "https://kontum.gov.vn/ a",
    "https://kontum.gov.vn/\na", "https://kontum.gov.vn/\\a", "https://kontum.gov.vn/{{7*7}}", "https://kontum.gov.vn/`a`", "https://kontum.gov.vn/^",
    "https://kontum.gov.vn/|a", "\x01https://kontum.gov.vn/", "https://kontum.gov.vn/\x7f", "https://kon\ttum.gov.vn/", "https://[kontum.gov.vn/",
]


@pytest.mark.parametrize("address", ACCEPTED)
def test_accepted(address):
    assert ADDRESS.validate_python(address) == address


@pytest.mark.parametrize("address", REFUSED)
def test_refused(address):
    with pytest.raises(ValidationError) as error:
        ADDRESS.validate_python(address)
    assert error.value.errors()[0]["type"] in ("R015", "string_pattern_mismatch", "string_too_short")
