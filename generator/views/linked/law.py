"""Texts, decisions and procedures: Legislation, GovernmentService, FAQPage."""

from __future__ import annotations

from generator.records.attachment import Attachment
from generator.records.decision import Decision
from generator.records.document import Document
from generator.records.explainer import Explainer
from generator.records.fields import Bilingual
from generator.records.procedure import Body, Procedure
from generator.views.linked.here import Here, Node, day, sentences, thing

_FORCE = {"in_force": "InForce", "not_yet": "NotInForce", "replaced": "NotInForce", "repealed": "NotInForce"}


def document(record: Document, here: Here) -> Node:
    force = _FORCE.get(record.status)
    if record.in_force_to and record.status == "in_force":
        force = None  # the last day says it, on every day
    first, last = record.in_force_from, record.in_force_to
    return thing(
        "Legislation", name=here.text(record.title), description=here.short(record.summary), legislationIdentifier=record.number,
        legislationType=here.term("document-kinds", record.kind), legislationDate=day(record.issued),
        legislationPassedBy=here.ref("organisation", record.issuer), legislationLegalForce=force and f"https://schema.org/{force}",
        temporalCoverage=f"{first or '..'}/{last or '..'}" if first or last else None,
        legislationChanges=here.refs("document", (*record.amends, *record.repeals)),
        legislationApplies=here.refs("document", record.carries_out), isBasedOn=here.refs("document", record.based_on),
        sameAs=record.web_address, encoding=file(record.attachment, here), inLanguage="vi", isPartOf=here.site)


def decision(record: Decision, here: Here) -> Node:
    lines = [line.stands for line in record.conferrals]
    force = "NotInForce" if not record.stands or not any(lines) else "InForce" if all(lines) else "PartiallyInForce"
    return thing(
        "Legislation", name=here.text(record.title), description=here.short(record.summary), legislationIdentifier=record.number,
        legislationType=here.say("Quyết định khen thưởng", "Commendation decision"), legislationDate=day(record.issued),
        legislationPassedBy=here.ref("organisation", record.authority), legislationResponsible=here.ref("organisation", record.proposed_by),
        legislationLegalForce=f"https://schema.org/{force}", datePublished=day(record.published), about=here.ref("campaign", record.campaign),
        encoding=file(record.pdf, here), inLanguage="vi", isPartOf=here.site)


def file(attachment: Attachment | None, here: Here) -> Node | None:
    """A document to download."""
    found = here.catalog.files.get(attachment.file) if attachment else None
    return thing("MediaObject", contentUrl=f"{here.root}files/{found.name}", encodingFormat=found.media_type, contentSize=str(found.size),
                 sha256=found.sha256) if found else None


def procedure(record: Procedure, here: Here) -> Node:
    """An abolished one says so first: nobody is to be sent there."""
    gone = here.choice(record, "status") if record.status == "abolished" else None
    place = here.text(record.receiving_place)
    channels = []
    for way in record.ways:
        online = way.channel == "online"
        channels.append(thing(
            "ServiceChannel", name=here.choice(way, "channel"), serviceUrl=record.web_address if online else None,
            serviceLocation=thing("Place", address=place) if place and not online else None,
            processingTime=f"P{days}D" if (days := record.timed(way).days) is not None and record.timed(way).day_kind == "calendar" else None))
    return thing(
        "GovernmentService", name=here.text(record.title), identifier=record.code,
        description=sentences(gone, here.short(record.summary)), serviceType=here.term("procedure-sectors", record.sector),
        provider=_body(record.executing_body, here), audience=thing("Audience", audienceType=here.short(record.applicants)),
        serviceOutput=thing("Thing", name=here.short(record.result)) if record.result else None, offers=_costs(here), availableChannel=channels)


def _body(body: Body | None, here: Here) -> Node | None:
    if not body:
        return None
    return here.ref("organisation", body.organisation) or (thing("GovernmentOrganization", name=here.text(body.name)) if body.name else None)


def _costs(here: Here) -> list[Node]:
    """What it costs, where that is known: no price is made up of words."""
    offers = []
    for cost, _ in here.extra["answers"].costs:
        if cost.free:
            offers.append(thing("Offer", price=0, priceCurrency="VND"))
        elif words := "; ".join(filter(None, (_named(here, "Phí", "Fee", cost.fee), _named(here, "Lệ phí", "Charge", cost.charge)))):
            offers.append(thing("Offer", description=words, priceCurrency="VND"))
    return offers


def _named(here: Here, vi: str, en: str, value: Bilingual | None) -> str:
    return f"{here.say(vi, en)}: {here.short(value)}" if value else ""


def explainer(record: Explainer, here: Here) -> Node:
    question = thing("Question", name=here.text(record.title), acceptedAnswer=thing("Answer", text=here.text(record.answer)))
    return thing("FAQPage", name=here.text(record.title), mainEntity=question, **here.written(record))
