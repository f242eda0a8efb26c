"""What is written in words and signs: mailboxes, birth dates, home addresses, passports, places on the globe, numbers in words."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from generator.personal_data.numbers import OFFICE, PRIVATE, Found

# Mailboxes --------------------------------------------------------------------------------------------------------------

_PROVIDERS = (r"(?:gmail|googlemail|yahoo|ymail|rocketmail|hotmail|outlook|live|msn|icloud|aol|protonmail|proton|zoho|yandex|gmx|"
              r"tutanota|fastmail|mail)")
_AT = r"(?: {0,2}@ {0,2}\n? {0,8}| {0,2}[\[({<] {0,2}(?:at|a cong|a-cong|acong|a vong|@) {0,2}[\])}>] {0,2}| {1,2}(?:a cong|a-cong|acong|a vong|a moc) {1,2})"
_DOT = r"(?: {0,1}\. {0,1}| {0,2}[\[({<] {0,2}(?:dot|cham|\.) {0,2}[\])}>] {0,2}| {1,2}(?:dot|cham) {1,2})"
_LOCAL = r"(?<![a-z0-9._%+-])([a-z0-9._%+-]{1,64})"
_MAIL = re.compile(rf"{_LOCAL}{_AT}((?:[a-z0-9-]{{1,63}}{_DOT}){{1,4}}[a-z]{{2,24}}|{_PROVIDERS})(?![a-z0-9])")
_MAIL_IN_WORDS = re.compile(
    rf"{_LOCAL} {{1,2}}at {{1,2}}({_PROVIDERS}(?:{_DOT}[a-z]{{2,10}}){{0,2}}|[a-z0-9-]{{1,63}} {{1,2}}dot {{1,2}}[a-z]{{2,10}}(?: {{1,2}}dot {{1,2}}[a-z]{{2,10}})?)(?![a-z0-9])")
_DOTS = re.compile(rf"{_DOT}")
_LONGEST_LOCAL, _LONGEST_HOST = 80, 500
"""Characters of what may stand before the sign of a mailbox and behind it."""
_SIGNS_OF_MAIL = ("@", "(at", "[at", "{at", "<at", "( at", "[ at", "a cong", "acong", "a-cong", "a vong", "a moc")
_SIGNS_OF_HOST = (" dot ", "mail", "yahoo", "outlook", "live", "icloud", "msn", "aol", "proton", "zoho", "yandex", "gmx", "tutanota")
_OFFICIAL = re.compile(r"(?:.+\.)?(?:gov|mil|edu|quochoi|chinhphu|dcs|cpv)(?:\.org)?\.vn")
_FREE = re.compile(rf"(?:.+\.)?(?:{_PROVIDERS}(?:\.[a-z]{{2,4}}){{0,2}}|(?:hn|hcm|dng|fpt|vnn)\.?(?:vnn|fpt)?\.vn|me\.com|mail\.ru|qq\.com|163\.com)")
_ROLE = re.compile(
    r"(?:info|contact|lien-?he|toasoan|bandoc|bbt|banbientap|vanphong|vanthu|vp|hotro|support|tdkt|bantdkt|tiepnhan|admin|webmaster|office|press|baochi|"
    r"tuyensinh|daotao|truyenthong|pakn|gopy|phananh|hopthu|congthongtin|toa-soan|ban-doc|hr|sales|cskh|noreply|no-reply|postmaster|privacy)(?:[._-][a-z0-9._-]*)?")


def mailboxes(text: str) -> Iterator[tuple[Found, str]]:
    """Every mailbox that is not an office's, with its host."""
    in_words = " at " in text and any(sign in text for sign in _SIGNS_OF_HOST)
    for pattern, signs in ((_MAIL, _SIGNS_OF_MAIL), (_MAIL_IN_WORDS, (" at ",) if in_words else ())):
        for match in (match for start, end in _near(text, signs) for match in pattern.finditer(text, start, end)):
            host = _DOTS.sub(".", match[2]).replace("\n", "").strip()
            if text[match.start() - 2: match.start()] == "//" or _OFFICIAL.fullmatch(host) or (_ROLE.fullmatch(match[1]) and not _FREE.fullmatch(host)):
                continue
            if "." not in host and not _FREE.fullmatch(host):
                continue
            yield ("email", match.start(), match.end()), host


def _near(text: str, signs: Iterable[str]) -> list[tuple[int, int]]:
    """From where to where there is a sign with room for a mailbox around it."""
    spans: list[tuple[int, int]] = []
    for place in sorted(match.start() for sign in signs if sign in text for match in re.finditer(re.escape(sign), text)):
        start, end = max(0, place - _LONGEST_LOCAL), place + _LONGEST_HOST
        if spans and start <= spans[-1][1]:
            spans[-1] = spans[-1][0], end
        else:
            spans.append((start, end))
    return spans


# Dates of birth ---------------------------------------------------------------------------------------------------------

_MONTHS = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}"
_DATE = (r"(?P<date>\d{1,2} {0,2}[/.\-] {0,2}\d{1,2} {0,2}[/.\-] {0,2}(?P<y1>\d{4}|\d{2})|(?P<y2>(?:18|19|20)\d{2}) {0,1}[/.\-] {0,1}\d{1,2} {0,1}[/.\-] {0,1}\d{1,2}"
         r"|\d{1,2},? {0,2}\n?thang {0,2}\d{1,2},? {0,2}\n?(?:nam)? {0,2}(?P<y3>\d{4})|\d{1,2} \d{1,2} (?P<y4>(?:19|20)\d{2})"
         rf"|\d{{1,2}}(?:st|nd|rd|th)?(?: of)? {{0,1}}{_MONTHS},? {{0,1}}(?P<y5>\d{{4}})|{_MONTHS} \d{{1,2}}(?:st|nd|rd|th)?,? (?P<y6>\d{{4}})"
         r"|thang (?:gieng|mot|hai|ba|tu|nam|sau|bay|tam|chin|muoi|chap)[a-z ]{0,5},? nam (?P<y8>(?:19|20)\d{2})"
         r"|[0-3]\d[01]\d(?P<y7>(?:19|20)\d{2}))(?![0-9])")
_BIRTH = re.compile(
    r"(?<![a-z])(?:(?P<loose>ngay(?:,? thang)?(?:,? nam)? sinh|sinh ngay|sinh vao|sinh nhat|dob|d\.o\.b\.?|date of birth|birth ?date|birthday|was born|born on)"
    rf"[^0-9;]{{0,24}}|(?:sinh(?: nam)?|nam sinh|sn|ns|born)[ :.,(\n-]{{0,5}}(?:vao )?(?:ngay )?){_DATE}")
_OTHER_BIRTH = re.compile(r"(?:phat|tuyen|hoc|ve|hy|hi|khai|thi|tai|moi|dan|thu|duong|san|ho|giam|nghien cuu|khoi|phuc) $")
_GAP_TO_ANOTHER = re.compile(r"(?:dang|cap|ky|quyet dinh|thanh lap|mat|hieu luc|nhap ngu|chu tich ho chi minh|bac|lenin)(?![a-z])")
_REMEMBERED = re.compile(r"ky niem.{0,60}$|ho chi minh|bac ho|lenin", re.DOTALL)
_LIVING_SINCE = 1910


def births(text: str) -> Iterator[Found]:
    """Every full date of birth of somebody who may live."""
    if not any(sign in text for sign in ("sinh", "born", "birth", "dob", "d.o.b", "sn", "ns")):
        return
    for match in _BIRTH.finditer(text):
        year = next(int(found) for name, found in match.groupdict().items() if name.startswith("y") and found)
        before, gap = text[max(0, match.start() - 60): match.start()], text[match.start(): match.start("date")]
        if 100 < year < _LIVING_SINCE or _OTHER_BIRTH.search(before[-20:]) or _REMEMBERED.search(before) or _GAP_TO_ANOTHER.search(gap):
            continue
        yield "birth_date", match.start("date"), match.end("date")


# Home addresses ---------------------------------------------------------------------------------------------------------



def _begins(*words: str) -> str:
    """A pattern for any of these at the beginning of a word. Their first letters stand first, so that the engine passes over all others."""
    letters = dict.fromkeys(word[0] for word in words)
    return "(?:" + "|".join(rf"{first}(?<![a-z].)(?:{'|'.join(word[1:] for word in words if word[0] == first)})" for first in letters) + ")"


_LIVES = re.compile(_begins(
    "dang ky (?:ho khau )?thuong tru", "ho khau thuong tru", "thuong tru", "tam tru", "ho khau", "noi o", "cho o", "cu tru", "tru tai", "tru quan", "ngu tai",
    "ngu o", "nha rieng", "dia chi nha", "dia chi rieng", "o tai", "hien o", "dang o", "song tai", "home address", "resid(?:es|ing) at", "residence",
    "lives? at", "living at", "lives? in", "nha (?:(?:ba|ong|anh|chi|co|chu|em) )?o") + "(?![a-z])")
_SIGNS_OF_HOME = ("tru t", "tru q", "thuong tru", "tam tru", "cu tru", "ho khau", "noi o", "cho o", "ngu tai", "ngu o", "nha", "dia chi", "o tai", "hien o", "dang o",
                  "song tai", "home", "resid", "live", "living")
_SIGNS_OF_HOUSE = ("nha", "can ho", "ngach", "hem", "kiet", "ngo", "house", "dia chi", "d/c", "address", "o so")
_DETAIL = re.compile(
    r"(?<![a-z])(?:(?:so nha|nha so|so|can ho|phong|ngo|ngach|hem|kiet|to|to dan pho|tdp|khu pho|kp|khu|thon|xom|ap|to so|lo|toa|block|duong so) {0,2}[:.]? {0,2}(?P<number>\d)"
    r"|(?P<street>\d{1,4}[a-z]?(?:/\d{1,4}[a-z]?){0,4},? {1,2}(?:duong |pho |ngo |hem |kiet )?)(?=(?P<named>[a-z]))"
    r"|(?:thon|xom|ap|buon|ban|lang|plei|khu pho|duong|pho) {1,2}(?P<name>[a-z]))")
_HOUSE = re.compile(
    _begins("so nha", "nha so", "can ho so", "can ho", "ngach", "hem", "kiet", "ngo", r"house (?:no\.? ?|number )") + r"[ :.]{0,3}(?=[0-9]{1,4}[a-z]?(?![0-9]))[^\n.;]{1,60}")
_ADDRESS = re.compile(
    _begins("dia chi", "d/c", "address", "o so", "o nha so") + r"(?: (?:thuong tru|lien he|lien lac|nhan thu|nhan qua|hien nay))?[ :.]{1,3}"
    r"(?:tai )?(?:so (?:nha )?)?(?:(?=[0-9]{1,4}[a-z]?[ ,/])[0-9][^\n;]{1,80}|(?:to dan pho|to|tdp|thon|xom|ap|buon|khu pho|kp|ngo|hem) {1,2}[0-9]{1,3}(?![0-9])[^\n;]{0,60})")
_FAX = re.compile(r"(?<![a-z])fax(?![a-z])")
_UNITS = re.compile(r"\d[0-9.,]{0,12} {0,2}(?:ho|nguoi|nha|nam|thang|ngay|truong hop|luot|cong dan|m2|ha|dong|can|tuyen|gio|trieu|ty|km|%)(?![a-z])")
_FACTS = re.compile(r"(?:tu du|it nhat|nam tro len|quy dinh|dieu \d|luat|xac nhan|noi de nghi|dia ban)")


def homes(text: str, is_capital: Callable[[int], bool]) -> Iterator[Found]:
    """Every address of somebody's home. `is_capital(i)` says whether the letter at `i` is a capital one."""
    for match in _LIVES.finditer(text) if any(sign in text for sign in _SIGNS_OF_HOME) else ():
        stop = min(len(text), match.end() + 90)
        end = next((index for index in range(match.end(), stop) if text[index] == ";" or text[index: index + 2] == "\n\n"), stop)
        for detail in _DETAIL.finditer(text, match.end(), end):
            letter = detail.start("named") if detail["named"] else detail.start("name") if detail["name"] else -1
            if letter >= 0 and not is_capital(letter):
                continue
            between = text[match.end(): detail.start()]
            if _FACTS.search(between) or _UNITS.match(text, detail.start("number") if detail["number"] else detail.start()):
                break
            if detail["street"] and re.search(r"(?:ngay|thang|nam|tu|khoan|dieu|so) $", text[: detail.start()][-8:]):
                continue
            if _office(text, match.start()) and not PRIVATE.search(match[0]):
                break
            yield "home_address", match.start(), _line_end(text, detail.end())
            break
    for pattern in (_HOUSE, _ADDRESS) if any(sign in text for sign in _SIGNS_OF_HOUSE) else ():
        for match in pattern.finditer(text):
            number = re.search(r"[0-9]", match[0])
            if not number or _FAX.search(text, match.start(), match.end() + 60) or _UNITS.match(text, match.start() + number.start()) or _office(text, match.start()) or OFFICE.search(match[0]):
                continue
            yield "home_address", match.start(), _line_end(text, match.start() + number.end())


def _office(text: str, start: int) -> bool:
    words = text[max(0, start - 90): start]
    words = words[max(words.rfind(". "), words.rfind("\n\n"), words.rfind(";")) + 1:]
    offices = [match.end() for match in OFFICE.finditer(words)]
    return bool(offices) and not PRIVATE.search(words, offices[-1])


def _line_end(text: str, start: int) -> int:
    found = re.compile(r"[\n;]|\. ").search(text, start, start + 60)
    return found.start() if found else min(len(text), start + 60)


# Passports, insurance cards, the globe, numbers in words --------------------------------------------------------------------

_PASSPORT = re.compile(r"[0-9](?:(?<=(?<![a-z0-9.\-/_])[bcnpekm].)|(?<=(?<![a-z0-9.\-/_])[bcnpekm] .))[0-9]{6,7}(?![0-9a-z])")
"""From its first digit: there are far fewer of these than of letters."""
_LABELLED_PASSPORT = re.compile(r"(?<![a-z])(?:ho chieu|passport)[^0-9;]{0,40}?(?<![a-z])(?P<number>[a-z]{0,2} ?[0-9](?:[ .-]?[0-9]){5,8})(?![0-9a-z])")
_CODE = re.compile(r"(?:ma|so hieu|ky hieu|seri|serial|vao so|mau|bien so|hien vat|cong van|model|giong|so)[a-z :.#-]{0,20}$")
_HEALTH = re.compile(r"[0-9](?:(?<=(?<![a-z0-9])[a-z]{2}.)|(?<=(?<![a-z0-9])[a-z]{2}[ .-].))(?:[ .-]?[0-9]){12}(?![0-9a-z])")
_PAIR = re.compile(
    r"(?P<one>[0-9](?<![0-9.,].)[0-9]{0,2})[.,](?P<more>[0-9]{3,12}) {0,2}[°nebd]{0,3}(?P<gap>[^0-9]{1,30}?)(?P<two>[0-9]{1,3})[.,](?P<other>[0-9]{3,12})(?![0-9]|\.[0-9])")
_GLOBE = re.compile(r"(?<![a-z])(?:toa do|gps|vi do|kinh do|lat|lng|lon|long|latitude|longitude|ll|google map[s]?|maps?)(?![a-z])")
_SECONDS = re.compile(r"[0-9]{1,3} {0,1}(?:°|do) {0,1}[0-9]{1,2} {0,1}(?:'|phut) {0,1}[0-9]{1,2}(?:[.,][0-9]{1,6})? {0,1}(?:'{1,2}|\"|giay)")
_DIGIT_WORDS = re.compile(
    r"(?<![a-z])(?:(?:khong|mot|hai|ba|bon|tu|nam|lam|sau|bay|tam|chin|zero|oh|one|two|three|four|five|six|seven|eight|nine)[ ,.\n-]{1,3}){8,24}"
    r"(?:khong|mot|hai|ba|bon|tu|nam|lam|sau|bay|tam|chin|zero|oh|one|two|three|four|five|six|seven|eight|nine)(?![a-z])")


def passports(text: str) -> Iterator[Found]:
    """Every number of a passport, and of a health insurance card, which has letters before its digits as well."""
    if "passport" in text or "ho chieu" in text:
        for match in _LABELLED_PASSPORT.finditer(text):
            yield "passport", match.start("number"), match.end("number")
    for match in _PASSPORT.finditer(text):
        start = match.start() - (2 if text[match.start() - 1] == " " else 1)
        if not _CODE.search(text[max(0, start - 30): start]):
            yield "passport", start, match.end()
    for match in _HEALTH.finditer(text):
        yield "insurance", match.start() - (2 if text[match.start() - 1].isalpha() else 3), match.end()


def globe(text: str) -> Iterator[Found]:
    """Every point on the globe that is near enough to find a house: two numbers with four decimals, or degrees with seconds."""
    for match in _PAIR.finditer(text):
        one, two = int(match["one"]), int(match["two"])
        here = 8 <= one <= 24 and 102 <= two <= 118 or 102 <= one <= 118 and 8 <= two <= 24
        said = _GLOBE.search(text, max(0, match.start() - 40), match.end())
        exact = min(len(match["more"]), len(match["other"]))
        if (here and (exact >= 4 or said)) or (said and exact >= 4 and one <= 180 and two <= 180):
            yield "coordinates", match.start(), match.end()
    for match in _SECONDS.finditer(text):
        yield "coordinates", match.start(), match.end()


def spelled(text: str) -> Iterator[Found]:
    """Every number of nine digits or more that is written in words."""
    if "khong" not in text and "zero" not in text and "oh" not in text:
        return
    for match in _DIGIT_WORDS.finditer(text):
        yield "mobile", match.start(), match.end()
