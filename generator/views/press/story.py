"""The headline, the short and the long text of a decision, ready to paste: plain paragraphs, made by rules from the record."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup, escape

from generator.catalog import Catalog
from generator.records import Record
from generator.records.decision import Change, Conferral, Decision
from generator.records.fields import HANOI, Bilingual
from generator.views import doubt
from generator.views.gather.decision import groups
from generator.views.language import day_text, number_text, shortened
from generator.views.press.wording import capital, counted, filled, joined
from generator.views.templates import Templates

WORDS = 60
"""Words of the short text. What does not fit is left out by whole sentences."""
NAMED = 3
"""So many honourees are named in the short text; more are only counted."""
AWARDS, PLACES, ACHIEVEMENTS, CHANGES = 10, 8, 5, 5
"""How much of each the long text holds: a decision of two hundred lines stays short."""
CITED = 220
"""Characters of a citation."""
_ABOUT = re.compile(r"(?:về việc|v/v)[\s:]+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Story:
    """Texts of paragraphs with a line break after each; parts in Vietnamese on an English page are marked."""

    headline: Markup
    short: Markup
    long: Markup
    source: Markup


def story(catalog: Catalog, record: Decision, address: str, templates: Templates) -> Story:
    """The texts of a decision in the language of these templates. `address` is that of its page, in full."""
    teller = _Teller(catalog, record, templates)
    source = teller.source(address)
    lead = [teller.made(), teller.honoured()]
    told = [teller.made(whole=True), teller.honoured(), teller.kind(), teller.signed(), teller.proposed(), teller.campaign(), teller.presented()]
    more = [teller.names() or teller.awards(), teller.campaign()]
    paragraphs = [*teller.notes(), Markup(" ").join(filter(None, told)), teller.by_award(), teller.places(), teller.achievements(), teller.all_of_it(address), source]
    return Story(teller.headline(), Markup("\n").join([*teller.short_notes(), _within(lead, more)]),
                 Markup("\n\n").join(item for item in paragraphs if item), source)


def _within(lead: list[Markup], more: list[Markup]) -> Markup:
    """The sentences of the lead, and each of the others that still fits."""
    taken = list(lead)
    for sentence in more:
        if sentence and len(Markup(" ").join([*taken, sentence]).striptags().split()) <= WORDS:
            taken.append(sentence)
    return Markup(" ").join(taken)


class _Teller:
    """One sentence or paragraph a method; "" when the record does not say."""

    def __init__(self, catalog: Catalog, record: Decision, templates: Templates) -> None:
        self.catalog = catalog
        self.record = record
        self.templates = templates
        self.lang = templates.lang
        self.say = templates.say

    def headline(self) -> Markup:
        title = self.record.title
        short = Bilingual(vi=capital(_ABOUT.sub("", title.vi, count=1) if _ABOUT.match(title.vi) else title.vi), en=title.en)
        mark = f"[{self._status()}] " if self.record.changes else ""
        return escape(mark) + self._text(short)

    # What must be known before anything else ----------------------------------------------------------------------------

    def notes(self) -> Iterator[Markup]:
        """What stands above the long text: that it is invented, what was changed, what is not confirmed."""
        if self.record.illustrative:
            yield self._invented()
        for change in self.record.changes:
            yield self._changed(self.say("Quyết định", "The decision"), self._what(change), change)
        changed = [line for line in self.record.conferrals if line.changes]
        for line in changed[:CHANGES]:
            yield self._changed(f"{self.say('Dòng', 'Line')} {line.line}", self._what(line.changes[-1]), line.changes[-1])
        if len(changed) > CHANGES:
            yield self._sentence("Còn {} dòng khác đã thay đổi.", "{} more lines were changed.", len(changed) - CHANGES)
        standing, all_lines = len(self.catalog.standing[self.record.id]), len(self.record.conferrals)
        if standing != all_lines:
            yield self._sentence("Nay còn hiệu lực {} trong số {} lượt khen thưởng của quyết định.",
                                 "Of the {1} awards of the decision, {0} stand today.", standing, all_lines)
        if self.record.unconfirmed:
            yield self._sentence(*(f"{words} {{}}" for words in doubt.NOT_CONFIRMED), self._text(self.record.unconfirmed))

    def short_notes(self) -> Iterator[Markup]:
        """The same above the short text, in fewer words."""
        if self.record.illustrative:
            yield self._invented()
        if self.record.changes:
            change = self.record.changes[-1]
            yield self._changed(self.say("Quyết định", "The decision"), self._what(change), change)
        if count := sum(bool(line.changes) for line in self.record.conferrals):
            yield self._sentence("Lưu ý: {} dòng trong danh sách đã thay đổi sau khi ban hành.",
                                 "Note: 1 line of the list has changed since." if count == 1 else "Note: {} lines of the list have changed since.",
                                 count)
        if self.record.unconfirmed:
            yield self._sentence("Lưu ý: có nội dung chưa kiểm chứng.", "Note: some of this is not confirmed.")

    def _invented(self) -> Markup:
        return self._sentence(*(f"({words})" for words in doubt.NO_NEWS))

    def _status(self) -> str:
        return self._what(self.record.changes[-1])

    def _what(self, change: Change) -> str:
        return self.templates.choice(change, "status")

    def _changed(self, subject: str, what: str, change: Change) -> Markup:
        note = filled(" {}", self._text(change.note)) if change.note else ""
        return self._sentence("Lưu ý - {}: {} theo {}, ngày {}.{}", "Note - {}: {} by {}, {}.{}", subject, what.lower(),
                              self.templates.vietnamese(change.document), day_text(change.date, self.lang), note)

    # The news -----------------------------------------------------------------------------------------------------------

    def made(self, whole: bool = False) -> Markup:
        """Who decided what and when; `whole` says too what the decision is about, where its title can stand in the sentence."""
        authority = self._named("organisation", self.record.authority)
        day = day_text(self.record.issued, self.lang)
        number = self.templates.vietnamese(self.record.number) if self.record.number else None
        if authority and number:
            return self._sentence("Ngày {}, {} ban hành Quyết định số {}{}.", "On {}, {} issued Decision No. {}{}.", day, self._the(authority), number,
                                  self._about() if whole else "")
        if authority:
            return self._sentence("Ngày {}, {} ban hành quyết định khen thưởng.", "On {}, {} issued a commendation decision.", day, self._the(authority))
        return self._sentence("Quyết định khen thưởng được ký ngày {}.", "The commendation decision was signed on {}.", day)

    def _about(self) -> str:
        title = self.record.title.vi
        return f" về việc {_ABOUT.sub('', title, count=1).rstrip('.')}" if self.lang == "vi" and _ABOUT.match(title) else ""

    def kind(self) -> Markup:
        return self._sentence("Loại hình khen thưởng: {}.", "Type of commendation: {}.", self.templates.term(self.record.commendation, "commendation-types"))

    def honoured(self) -> Markup:
        lines = self.record.conferrals
        if self._each_once():
            late = sum(line.posthumous for line in lines)
            if late == len(lines):
                also = self.say(" (truy tặng)", ", posthumously")
            else:
                also = self._sentence(", trong đó {} trường hợp truy tặng", ", {} of them posthumously", late) if late else ""
            return self._sentence("Có {} được khen thưởng{}.", "It honours {}{}.", self._kinds(lines), also)
        kinds = Markup("; ").join(filled("{}: {}", name, number_text(count, self.lang)) for name, count in self._counted(lines))
        return self._sentence("Quyết định có {} lượt khen thưởng ({}).", "It grants {} awards ({}).", len(lines), kinds)

    def names(self) -> Markup:
        """Who is honoured and with what, when they are few and all named."""
        lines = self.record.conferrals
        if len(lines) > NAMED or not all(line.honoree for line in lines):
            return Markup("")
        who = [filled("{} ({})", self.templates.vietnamese(line.name), self.templates.form(line)) for line in lines]
        return self._sentence("Đó là: {}.", "On the list: {}.", Markup("; ").join(who))

    def awards(self) -> Markup:
        found = groups(self.record)
        if len(found) == 1:
            return self._sentence("Hình thức khen thưởng: {}.", "The award: {}.", self.templates.form(found[0][0]))
        given = [filled("{} ({})", self.templates.form(sample), number_text(len(lines), self.lang)) for sample, lines in found]
        return self._sentence("Hình thức khen thưởng: {}.", "The awards: {}.", Markup("; ").join(given))

    def campaign(self) -> Markup:
        name = self._named("campaign", self.record.campaign)
        return self._sentence("Đây là khen thưởng trong phong trào “{}”.", "The awards belong to the campaign “{}”.", self._text(name)) if name else Markup("")

    def signed(self) -> Markup:
        signer = self.record.signer
        if not signer:
            return Markup("")
        return self._sentence("Người ký: {}, {}.", "It was signed by {}, {}.", self.templates.vietnamese(signer.name), self._text(signer.post))

    def proposed(self) -> Markup:
        name = self._named("organisation", self.record.proposed_by)
        return self._sentence("Cơ quan đề nghị khen thưởng: {}.", "The awards were proposed by {}.", self._the(name)) if name else Markup("")

    def presented(self) -> Markup:
        event = self._named("event", self.record.presented_at)
        if not self.record.presented:
            return Markup("")
        day = day_text(self.record.presented, self.lang)
        if not event:
            return self._sentence("Việc trao tặng được tiến hành ngày {}.", "The awards were presented on {}.", day)
        return self._sentence("Việc trao tặng được tiến hành ngày {}, tại: {}.", "The awards were presented on {}, at: {}.", day, self._text(event))

    def by_award(self) -> Markup:
        found = groups(self.record)
        rows = [filled("- {}: {}", self.templates.form(sample), self._kinds(lines)) for sample, lines in found[:AWARDS]]
        if rest := sum(len(lines) for _, lines in found[AWARDS:]):
            rows.append(self._sentence("- Hình thức khác: {} lượt", "- Other awards: {}", rest))
        return self._paragraph("Danh hiệu, hình thức khen thưởng:", "The awards:", rows)

    def places(self) -> Markup:
        found = [self._named("place", key) for key in dict.fromkeys(line.place for line in self.record.conferrals if line.place)]
        names = [self._text(name) for name in found if name]
        if not names:
            return Markup("")
        shown: list[Markup | str] = list(names[:PLACES])
        if rest := len(names) - PLACES if len(names) > PLACES else 0:
            shown.append(self.say(f"{rest} địa phương khác", f"{rest} more" if rest > 1 else "one more"))
        if len(names) == 1:
            return self._sentence("Danh sách ghi một địa phương: {}.", "The list names one place: {}.", names[0])
        return self._sentence("Danh sách ghi {} địa phương: {}.", "The list names {} places: {}.", len(names), joined(shown, self.lang))

    def achievements(self) -> Markup:
        told = [line for line in self.catalog.standing[self.record.id]
                if line.honoree and line.citation and (self.lang == "vi" or line.citation.en)]
        rows = [filled(
            "- {}{}: {}",
            self.templates.vietnamese(line.name), filled(" ({})", self.templates.vietnamese(line.unit)) if line.unit else "",
            shortened(self.templates.heading_of(line.citation), CITED)) for line in told[:ACHIEVEMENTS]]  # type: ignore[arg-type]
        return self._paragraph("Thành tích, theo danh sách kèm theo quyết định:" if len(told) <= ACHIEVEMENTS else "Một số thành tích, theo danh sách kèm theo quyết định:",
                               "What they did, as the list of the decision says:" if len(told) <= ACHIEVEMENTS else "What some of them did, as the list of the decision says:",
                               rows)

    def all_of_it(self, address: str) -> Markup:
        return self._sentence("Toàn bộ danh sách: {}", "The whole list: {}", address)

    def source(self, address: str) -> Markup:
        """The line that a re-user is asked to quote."""
        publisher = self._named("organisation", self.catalog.site.publisher)
        name = self.catalog.languages[self.lang].site_name
        who = filled("{}, {}", self._text(publisher), name) if publisher else escape(name)
        day = day_text(self.record.changed.astimezone(HANOI).date(), self.lang)
        return self._sentence("Nguồn: {}, {}, cập nhật ngày {}.", "Source: {}, {}, updated {}.", who, address, day)

    # Pieces -------------------------------------------------------------------------------------------------------------

    def _sentence(self, vi: str, en: str, *values: object) -> Markup:
        return filled(self.say(vi, en), *(number_text(value, self.lang) if type(value) is int else value for value in values))

    def _paragraph(self, vi: str, en: str, rows: list[Markup]) -> Markup:
        return Markup("\n").join([escape(self.say(vi, en)), *rows]) if rows else Markup("")

    def _text(self, value: Bilingual) -> Markup:
        """A text; words that it is not translated would be pasted too, so it is only marked as Vietnamese."""
        return self.templates.text(value, mark=False)

    def _the(self, name: Bilingual) -> Markup:
        """The name of a body within a sentence."""
        article = "the " if self.lang == "en" and name.en and not name.en.lower().startswith("the ") else ""
        return escape(article) + self._text(name)

    def _named(self, record_type: str, record_id: str | None) -> Bilingual | None:
        """What a public record is called; None when there is none, or when it was withdrawn."""
        found = self.catalog.get(record_type, record_id) if record_id else None
        return found.heading if isinstance(found, Record) else None

    def _each_once(self) -> bool:
        """Whether every line is another honouree, so that lines may be counted as people and bodies."""
        known = [line.honoree for line in self.record.conferrals if line.honoree]
        return len(known) == len(set(known)) and len(self.record.conferrals) - len(known) <= 1

    def _kinds(self, lines: tuple[Conferral, ...] | list[Conferral]) -> Markup:
        """8 cá nhân, 2 tập thể và 1 hộ gia đình."""
        counts = Counter(line.kind for line in lines)
        terms = [(self.catalog.term("subject-kinds", kind), count) for kind, count in counts.most_common()]
        return joined([counted(count, term.name, self.lang) for term, count in terms if term], self.lang)

    def _counted(self, lines: tuple[Conferral, ...]) -> list[tuple[Markup, int]]:
        return [(self.templates.term(kind, "subject-kinds"), count) for kind, count in Counter(line.kind for line in lines).most_common()]
