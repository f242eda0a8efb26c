"""The rules across records. `CHECKS` is their table of contents; each rule is one small function that yields problems."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from generator.checks.awards import class_fits_form, lines_are_unique, one_award_once, subject_fits_form
from generator.checks.dates import dates_are_in_order, nothing_points_at_what_is_published_later
from generator.checks.documents import (
    answer_rests_on_law_in_force,
    documents_point_back,
    repealed_is_not_in_force,
    replacement_is_later,
    status_agrees_with_dates,
)
from generator.checks.identity import honoree_is_named_somewhere, honoree_is_one_subject, published_ids_stay, story_has_consent
from generator.checks.procedures import (
    district_is_not_named,
    fee_is_in_words,
    level_still_exists,
    papers_are_papers,
    procedure_rests_on_law_in_force,
    steps_are_in_order,
    summary_agrees_with_the_times,
    times_agree,
)
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
    replacement_is_later,
    documents_point_back,
    repealed_is_not_in_force,
    status_agrees_with_dates,
    answer_rests_on_law_in_force,
    procedure_rests_on_law_in_force,
    level_still_exists,
    district_is_not_named,
    steps_are_in_order,
    times_agree,
    summary_agrees_with_the_times,
    fee_is_in_words,
    papers_are_papers,
)


def check(subject: Subject) -> list[Problem]:
    """Every problem that any rule finds, sorted by place."""
    return sorted({problem for rule in CHECKS for problem in rule(subject)})
