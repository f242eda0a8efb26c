"""The rules across records. `CHECKS` is their table of contents; each rule is one small function that yields problems."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from generator.checks.awards import class_fits_form, lines_are_unique, one_award_once, subject_fits_form
from generator.checks.campaigns import (
    campaign_is_not_above_its_parent,
    launch_and_summing_up_are_dated,
    results_are_counted_in_time,
    targets_are_unique,
    what_is_summed_up_has_results,
)
from generator.checks.dates import dates_are_in_order, nothing_points_at_what_is_published_later
from generator.checks.exemplars import (
    nothing_read_aloud_holds_a_number,
    only_what_is_summed_up_is_copied,
    replicated_is_a_stage_and_a_place,
    script_is_read_in_two_minutes,
    steps_are_few_and_short,
    story_of_a_person_has_consent,
)
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
    campaign_is_not_above_its_parent,
    launch_and_summing_up_are_dated,
    targets_are_unique,
    results_are_counted_in_time,
    what_is_summed_up_has_results,
    only_what_is_summed_up_is_copied,
    replicated_is_a_stage_and_a_place,
    story_of_a_person_has_consent,
    script_is_read_in_two_minutes,
    steps_are_few_and_short,
    nothing_read_aloud_holds_a_number,
    published_ids_stay,
)


def check(subject: Subject) -> list[Problem]:
    """Every problem that any rule finds, sorted by place."""
    return sorted({problem for rule in CHECKS for problem in rule(subject)})
