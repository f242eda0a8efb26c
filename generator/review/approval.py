"""What a second person has to agree to before it is merged: what is rare, does harm, and is hard to take back. All are warnings.

The list is kept short, so that it is read.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Any

from generator.ledger import PATH as LEDGER
from generator.problems import Problem, ProblemKind
from generator.read import DEFAULT
from generator.read.names import printable
from generator.records import TABLES
from generator.records.contact import Contact
from generator.records.decision import Decision
from generator.records.record import Location
from generator.records.shape import shapes
from generator.review.changes import Change, Changes, Side, is_gone
from generator.review.fields import label_of
from generator.review.hosts import Field, field_of, hosts
from generator.review.numbers import account_like, in_text, phone_like
from generator.visible import is_due

_DELETED_HINT = ("khôi phục tệp; muốn rút bản ghi thì điền nhóm withdrawn. Nếu thật sự phải bỏ tệp, cần người thứ hai phê duyệt",
                 "bring the file back; to withdraw a record fill in its group withdrawn. If the file really has to go, a second person must agree")
DELETED = ProblemKind("G010", 'bản ghi đã công bố "{found}" bị xóa', 'the published record "{found}" is deleted', *_DELETED_HINT, "warning")
RENAMED = ProblemKind(
    "G011", 'bản ghi đã công bố "{found}" bị đổi tên thành "{new}"; địa chỉ cũ sẽ mất', 'the published record "{found}" is renamed to "{new}"; its address will be lost',
    *_DELETED_HINT, "warning")
HIDDEN = ProblemKind(
    "G012", 'bản ghi đã công bố "{found}" lùi ngày công bố nên biến khỏi trang', 'the published record "{found}" is given a later date of publication and leaves the site',
    "giữ ngày công bố cũ; muốn rút bản ghi thì điền nhóm withdrawn; nếu đúng là phải ẩn, cần người thứ hai phê duyệt",
    "keep the date; to withdraw a record fill in its group withdrawn; if it has to be hidden, a second person must agree", "warning")
RETURNED = ProblemKind(
    "G013", 'bản ghi đã rút "{found}" hiện lại trên trang', 'the withdrawn record "{found}" comes back to the site',
    "kiểm tra văn bản cho phép; cần người thứ hai phê duyệt", "look for the text that permits it; a second person must agree", "warning")
MANY_WITHDRAWN = ProblemKind(
    "G014", "rút {count} bản ghi cùng lúc", "{count} records are withdrawn at once",
    "tách thành nhiều thay đổi, hoặc để người thứ hai phê duyệt", "split the change, or let a second person agree", "warning")
SHRUNK = ProblemKind(
    "G015", 'danh sách "{found}" ngắn đi quá một phần mười: {before} còn {after} mục', 'the list "{found_en}" loses more than a tenth: {before} items, now {after}',
    "khôi phục các mục bị bỏ nhầm; nếu đúng là phải bỏ, cần người thứ hai phê duyệt", "bring back what was lost by mistake; if it is right, a second person must agree", "warning")
FEWER = ProblemKind(
    "G016", 'thư mục "{found}" mất quá một phần mười số tệp: {before} còn {after}', 'the folder "{found}" loses more than a tenth of its files: {before}, now {after}',
    "khôi phục các tệp bị bỏ nhầm; nếu đúng là phải bỏ, cần người thứ hai phê duyệt", "bring back what was lost by mistake; if it is right, a second person must agree", "warning")
HONOREE_GONE = ProblemKind(
    "G017", '{count} mã người, tập thể được khen không còn trong quyết định này, trong đó có "{found}"',
    '{count} ids of people or collectives are no longer in this decision, among them "{found}"',
    "mã không bao giờ đổi; khen thưởng bị thu hồi thì ghi vào changes của dòng đó; nếu đúng là phải bỏ, cần người thứ hai phê duyệt",
    "ids never change; an award that was taken back is noted in the line's changes; if it is right, a second person must agree", "warning")
LINK_CHANGED = ProblemKind(
    "G018", 'địa chỉ ở "{field}" đổi từ "{before}" sang "{after}"', 'the address in "{field_en}" changes from "{before}" to "{after}"',
    "đối chiếu địa chỉ mới với nguồn chính thức; cần người thứ hai phê duyệt", "compare the new address with an official source; a second person must agree", "warning")
CONTACT_CHANGED = ProblemKind(
    "G019", 'cách liên hệ chính thức "{field}" đổi hoặc thêm mới', 'the official way to reach an office "{field_en}" is changed or new',
    "gọi thử hoặc đối chiếu với nguồn chính thức; cần người thứ hai phê duyệt", "try it or compare it with an official source; a second person must agree", "warning")
ACCOUNT = ProblemKind(
    "G020", "có dãy {count} chữ số mới, giống số tài khoản ngân hàng", "there is a new number of {count} digits that looks like a bank account",
    "bỏ dãy số nếu không bắt buộc phải công bố; nếu đúng là phải có, cần người thứ hai phê duyệt",
    "take the number out unless it must be public; if it must, a second person has to agree", "warning")
SETTINGS_CHANGED = ProblemKind(
    "G021", 'thay đổi sửa "{found}", là thiết lập chung của cả trang', 'the change is one of "{found}", on which the whole site rests',
    "đối chiếu với văn bản làm căn cứ; cần người thứ hai phê duyệt", "compare it with the text it rests on; a second person must agree", "warning")
LEDGER_SHRUNK = ProblemKind(
    "G022", "sổ mã đã công bố mất {count} dòng", "the ledger of published ids loses {count} lines",
    "khôi phục tệp; sổ chỉ được ghi thêm", "bring the file back; the ledger only grows", "warning")
MANY_CHANGED = ProblemKind(
    "G023", "thay đổi {count} bản ghi cùng lúc", "{count} records are changed at once",
    "tách thành nhiều thay đổi nhỏ, hoặc để người thứ hai phê duyệt", "split the change, or let a second person agree", "warning")
LONG_LIST, WITHDRAWN_AT_ONCE, CHANGED_AT_ONCE = 10, 5, 200
"""Items from above which a list that loses a tenth is remarkable; withdrawals and changed records above which one change is too much to read."""
SITE_WIDE = frozenset({"data/site.yml", "data/privacy-waivers.yml", *(f"data/vocabulary/{name}.yml" for name in TABLES)})
"""Settings, periods of the law, leave to show personal data: every deadline and every page rests on them."""


def reasons(changes: Changes, at: datetime) -> Iterator[Problem]:
    """Every reason for a second approval."""
    yield from _amounts(changes)
    yield from _pages(changes)
    for change in changes.values:
        for rule in RULES:
            yield from rule(changes, change, at)


def _amounts(changes: Changes) -> Iterator[Problem]:
    records = [change for change in changes.values if change.is_record and not change.says_the_same]
    if len(records) > CHANGED_AT_ONCE:
        yield MANY_CHANGED.at(records[0].path, count=len(records))
    withdrawn = [change for change in records if _withdrawn(change.after) and not _withdrawn(change.before)]
    if len(withdrawn) > WITHDRAWN_AT_ONCE:
        yield MANY_WITHDRAWN.at(withdrawn[0].path, count=len(withdrawn))
    sizes: Counter[str] = Counter()
    for change in records:
        sizes[change.path.rpartition("/")[0]] += (change.after is not None) - (change.before is not None)
    for folder, more in sizes.items():
        if more < 0:
            before = len(changes.git.names(changes.base, folder))
            if _is_less(before, before + more):
                yield FEWER.at(folder, found=folder, before=before, after=before + more)
    if LEDGER in changes.entry:
        before, after = (set(text.split()) for text in changes.text(LEDGER, 64 << 20))
        if before - after:
            yield LEDGER_SHRUNK.at(LEDGER, count=len(before - after))
    same = {change.path for change in changes.values if change.says_the_same}
    for entry in changes.entries:
        if entry.path in SITE_WIDE - same:
            yield SETTINGS_CHANGED.at(entry.path, found=entry.path)


def _pages(changes: Changes) -> Iterator[Problem]:
    """What hand-written pages say of addresses, telephones and accounts, line by line."""
    for entry in changes.entries:
        if not entry.path.startswith("content/") or is_gone(entry):
            continue
        path = printable(entry.path)
        before, after = ({"lines": text.splitlines()} for text in changes.text(entry.path, DEFAULT.bytes))
        old, new = hosts(before).get(("lines",), {}), hosts(after).get(("lines",), {})
        lost, found = sorted(old.keys() - new.keys()), sorted(new.keys() - old.keys())
        if found:  # such pages change seldom: an address is asked about even when the old one still stands there
            yield LINK_CHANGED.at(path, new[found[0]][1] + 1, field=path, field_en=path, before=(lost or sorted(old) or ["-"])[0], after=found[0])
        phones = {digits for line in before["lines"] for digits in phone_like(line)}
        known = account_like(before)
        for number, line in enumerate(after["lines"], 1):
            if set(phone_like(line)) - phones:
                yield CONTACT_CHANGED.at(path, number, field=path, field_en=path)
            for digits in dict.fromkeys(in_text(line)):
                if digits not in known:
                    yield ACCOUNT.at(path, number, count=len(digits))


def _is_less(before: int, after: int) -> bool:
    return before > LONG_LIST and (before - after) * 10 > before


def published_records_stay(changes: Changes, change: Change, at: datetime) -> Iterator[Problem]:
    """Deleting, renaming, hiding a record that the public knows, or bringing back one that was withdrawn."""
    if not _is_published(change, at):
        return
    if change.after is None:
        new = changes.renamed.get(change.path)
        yield RENAMED.at(change.path, found=change.path, new=new) if new else DELETED.at(change.path, found=change.path)
    elif change.after.record and not is_due(change.after.record, at):
        yield _at(HIDDEN, change, ("publish_at",), found=change.path)
    elif change.after.record and _withdrawn(change.before) and not _withdrawn(change.after):
        yield RETURNED.at(change.path, found=change.path)


def lists_keep_their_items(changes: Changes, change: Change, at: datetime) -> Iterator[Problem]:
    """A list of a published record, or the terms of a vocabulary, that loses more than a tenth."""
    if _stays(change) and (not change.is_record or _is_published(change, at)):
        before, after = _lengths(change.old), _lengths(change.new)
        for field, count in before.items():
            if _is_less(count, after[field]):
                vi, en = label_of(change.model, field)
                yield _at(SHRUNK, change, field[:1], found=vi, found_en=en, before=count, after=after[field])


def honorees_keep_their_ids(changes: Changes, change: Change, at: datetime) -> Iterator[Problem]:
    """Those whom a published decision names: an id that changes or a line that goes is an award that nobody finds any more."""
    before, after = (side.typed if side else None for side in (change.before, change.after))
    if isinstance(before, Decision) and isinstance(after, Decision) and is_due(before, at) and not after.withdrawn:
        gone = sorted({line.honoree for line in before.conferrals} - {line.honoree for line in after.conferrals})
        if gone:
            yield _at(HONOREE_GONE, change, ("conferrals",), count=len(gone), found=gone[0])


def addresses_lead_where_they_led(changes: Changes, change: Change, at: datetime) -> Iterator[Problem]:
    """An address, in a field or in the middle of a text, that leads to another host than before."""
    if not _stays(change) or (change.is_record and not _is_published(change, at)):
        return
    before, after = hosts(change.old), hosts(change.new)
    for field, old in before.items():
        new = after.get(field, {})
        lost, found = sorted(old.keys() - new.keys()), sorted(new.keys() - old.keys())
        if lost and found:
            vi, en = label_of(change.model, field)
            yield _at(LINK_CHANGED, change, new[found[0]], field=vi, field_en=en, before=lost[0], after=found[0])


def contacts_are_confirmed(changes: Changes, change: Change, at: datetime) -> Iterator[Problem]:
    """Telephone, mailbox, page and name of a contact: whoever changes them receives what is meant for the office."""
    if change.model is Contact and change.after and not _withdrawn(change.after):
        for shape in shapes(Contact):
            now = change.new.get(shape.name)
            if shape.kind in ("line", "address") and now and now != change.old.get(shape.name):
                yield _at(CONTACT_CHANGED, change, (shape.name,), field=shape.label["vi"], field_en=shape.label["en"])


def accounts_are_confirmed(changes: Changes, change: Change, at: datetime) -> Iterator[Problem]:
    """A number like a bank account's that did not stand in the file before."""
    known = account_like(change.old) if change.old else {}
    new = {digits: location for digits, location in account_like(change.new).items() if digits not in known}
    by_field: dict[Field, tuple[str, Location]] = {}
    for digits, location in new.items():
        by_field.setdefault(field_of(location), (digits, location))
    for digits, location in by_field.values():
        yield _at(ACCOUNT, change, location, count=len(digits))


RULES: tuple[Callable[[Changes, Change, datetime], Iterator[Problem]], ...] = (
    published_records_stay, lists_keep_their_items, honorees_keep_their_ids, addresses_lead_where_they_led, contacts_are_confirmed,
    accounts_are_confirmed)


def _is_published(change: Change, at: datetime) -> bool:
    """Whether the public knows the record before the change; one that cannot be read is taken for such."""
    return change.is_record and change.before is not None and (change.before.record is None or is_due(change.before.record, at))


def _stays(change: Change) -> bool:
    """Whether both sides can be read, and the record is not withdrawn, which takes its content away on purpose."""
    return all(side and side.source for side in (change.before, change.after)) and not _withdrawn(change.after)


def _withdrawn(side: Side | None) -> bool:
    return bool(side and side.values.get("withdrawn"))


def _lengths(value: Any, field: Field = ()) -> Counter[Field]:
    """Field -> the items of all its lists together. The terms of a vocabulary are a list by name."""
    found: Counter[Field] = Counter()
    if isinstance(value, list):
        found[field] += len(value)
        for item in value:
            found.update(_lengths(item, field))
    elif isinstance(value, dict):
        if field == ("terms",):
            found[field] += len(value)
            return found
        for name, item in value.items():
            found.update(_lengths(item, (*field, name)))
    return found


def _at(kind: ProblemKind, change: Change, location: Location, **found: Any) -> Problem:
    line, column = change.after.source.position(location) if change.after and change.after.source else (1, 1)
    return kind.at(change.path, line, column, **found)
