"""The rules across records. `CHECKS` is their table of contents; each rule is one small function that yields problems."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from generator.checks.achievements import nothing_is_decided_before_its_campaign, one_achievement_one_award, steps_come_before
from generator.checks.awards import (
    authority_may_decide,
    award_is_valid,
    class_fits_form,
    lines_are_unique,
    one_award_once,
    subject_fits_form,
    what_is_restored_was_taken_back,
)
from generator.checks.bodies import (
    contacts_are_official,
    meetings_are_within_the_term,
    members_sit_within_the_term,
    no_more_are_approved_than_considered,
    state_bodies_speak_english,
    terms_follow_each_other,
)
from generator.checks.boundaries import outlines_are_those_of_places, places_have_outlines
from generator.checks.campaigns import (
    campaign_is_not_above_its_parent,
    launch_and_summing_up_are_dated,
    results_are_counted_in_time,
    targets_are_unique,
    what_is_summed_up_has_results,
)
from generator.checks.codes import short_codes_are_unique
from generator.checks.consultations import (
    council_meets_after_comments,
    dockets_add_up,
    dockets_are_long_enough,
    nominees_are_named_only_in_the_list,
    nominees_are_proposed_for_something,
    periods_are_for_known_forms,
)
from generator.checks.dates import (
    dates_are_in_order,
    nothing_points_at_what_is_published_later,
    records_have_a_day_of_publication,
    what_has_happened_is_not_to_come,
)
from generator.checks.documents import (
    answer_rests_on_law_in_force,
    documents_point_back,
    repealed_is_not_in_force,
    replacement_is_later,
    status_agrees_with_dates,
)
from generator.checks.events import (
    hours_fit_their_days,
    ordinals_are_carried_once,
    ordinals_follow_each_other,
    presentations_are_combined,
)
from generator.checks.exemplars import (
    nothing_read_aloud_holds_a_number,
    only_what_is_summed_up_is_copied,
    replicated_is_a_stage_and_a_place,
    script_is_read_in_two_minutes,
    steps_are_few_and_short,
    story_of_a_person_has_consent,
)
from generator.checks.files import files_are_the_recorded_ones, files_are_used, named_files_exist
from generator.checks.formalism import citations_are_not_copied, no_unit_is_far_out
from generator.checks.identity import (
    honoree_is_named_somewhere,
    honoree_is_one_subject,
    namesakes_are_told_apart,
    published_ids_stay,
    story_has_consent,
)
from generator.checks.ladder import standards_are_for_a_class, steps_lead_somebody_on
from generator.checks.oversight import feedback_has_a_time_to_answer, recommendations_say_what_was_done, states_say_what_they_mean
from generator.checks.places import area_classes_end_after_they_begin, codes_are_those_of_the_list, what_became_another_has_ended
from generator.checks.plans import (
    deadlines_are_within_the_plan,
    deadlines_fit_the_recurrence,
    owners_are_no_partners,
    status_is_the_last_of_the_log,
    tasks_and_duties_stand_in_the_document,
    tasks_are_unique,
    what_is_done_is_shown,
)
from generator.checks.press import invented_items_lead_to_no_real_site, items_stand_in_a_column_of_their_outlet
from generator.checks.privacy import nothing_personal_is_here, waivers_are_needed_and_in_force
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
from generator.checks.references import citations_name_a_section, no_cycles, references_resolve, trees_are_shallow
from generator.checks.reports import (
    reports_are_due_after_their_period,
    reports_are_owed,
    the_plan_asks_for_the_report,
    units_stand_once,
)
from generator.checks.requests import periods_are_for_requests, requests_are_answered_in_time, requests_are_in_order
from generator.checks.statistics import (
    hidden_counts_stay_hidden,
    no_count_is_small,
    the_backlog_follows_from_the_quarter_before,
    totals_add_up,
)
from generator.checks.subject import Subject
from generator.checks.withdrawals import withdrawn_names_are_gone
from generator.problems import Problem

CHECKS: tuple[Callable[[Subject], Iterator[Problem]], ...] = (
    references_resolve,
    citations_name_a_section,
    no_cycles,
    trees_are_shallow,
    records_have_a_day_of_publication,
    what_has_happened_is_not_to_come,
    dates_are_in_order,
    nothing_points_at_what_is_published_later,
    class_fits_form,
    subject_fits_form,
    lines_are_unique,
    one_award_once,
    award_is_valid,
    authority_may_decide,
    what_is_restored_was_taken_back,
    one_achievement_one_award,
    nothing_is_decided_before_its_campaign,
    steps_come_before,
    standards_are_for_a_class,
    steps_lead_somebody_on,
    honoree_is_one_subject,
    honoree_is_named_somewhere,
    namesakes_are_told_apart,
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
    short_codes_are_unique,
    withdrawn_names_are_gone,
    named_files_exist,
    files_are_the_recorded_ones,
    files_are_used,
    tasks_and_duties_stand_in_the_document,
    tasks_are_unique,
    owners_are_no_partners,
    what_is_done_is_shown,
    deadlines_are_within_the_plan,
    deadlines_fit_the_recurrence,
    status_is_the_last_of_the_log,
    reports_are_owed,
    units_stand_once,
    reports_are_due_after_their_period,
    the_plan_asks_for_the_report,
    no_count_is_small,
    hidden_counts_stay_hidden,
    totals_add_up,
    the_backlog_follows_from_the_quarter_before,
    invented_items_lead_to_no_real_site,
    items_stand_in_a_column_of_their_outlet,
    what_became_another_has_ended,
    codes_are_those_of_the_list,
    area_classes_end_after_they_begin,
    outlines_are_those_of_places,
    places_have_outlines,
    state_bodies_speak_english,
    contacts_are_official,
    members_sit_within_the_term,
    terms_follow_each_other,
    meetings_are_within_the_term,
    no_more_are_approved_than_considered,
    ordinals_follow_each_other,
    ordinals_are_carried_once,
    hours_fit_their_days,
    presentations_are_combined,
    periods_are_for_known_forms,
    dockets_are_long_enough,
    council_meets_after_comments,
    nominees_are_proposed_for_something,
    dockets_add_up,
    nominees_are_named_only_in_the_list,
    states_say_what_they_mean,
    feedback_has_a_time_to_answer,
    recommendations_say_what_was_done,
    citations_are_not_copied,
    no_unit_is_far_out,
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
    periods_are_for_requests,
    requests_are_in_order,
    requests_are_answered_in_time,
    nothing_personal_is_here,
    waivers_are_needed_and_in_force,
)


def check(subject: Subject) -> list[Problem]:
    """Every problem that any rule finds, sorted by place."""
    return sorted({problem for rule in CHECKS for problem in rule(subject)})
