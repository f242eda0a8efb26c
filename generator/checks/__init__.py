"""The rules across records. `CHECKS` is their table of contents; each rule is one small function that yields problems."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from generator.checks.awards import class_fits_form, lines_are_unique, one_award_once, subject_fits_form
from generator.checks.dates import dates_are_in_order, nothing_points_at_what_is_published_later
from generator.checks.files import files_are_the_recorded_ones, files_are_used, named_files_exist
from generator.checks.identity import honoree_is_named_somewhere, honoree_is_one_subject, published_ids_stay, story_has_consent
from generator.checks.references import citations_name_a_section, forms_are_for_known_subjects, no_cycles, references_resolve
from generator.checks.subject import Subject
from generator.problems import Problem

CHECKS: tuple[Callable[[Subject], Iterator[Problem]], ...] = (
    references_resolve,
    forms_are_for_known_subjects,
    citations_name_a_section,
    no_cycles,
    dates_are_in_order,
    nothing_points_at_what_is_published_later,
    class_fits_form,
    subject_fits_form,
    lines_are_unique,
    one_award_once,
    honoree_is_one_subject,
    honoree_is_named_somewhere,
    story_has_consent,
    published_ids_stay,
    named_files_exist,
    files_are_the_recorded_ones,
    files_are_used,
)


def check(subject: Subject) -> list[Problem]:
    """Every problem that any rule finds, sorted by place."""
    return sorted({problem for rule in CHECKS for problem in rule(subject)})
