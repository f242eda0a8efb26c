"""Rules on the ladder of awards."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.subject import Subject
from generator.problems import Problem, ProblemKind

NO_SUCH_CLASS = ProblemKind(
    "C245", 'tiêu chuẩn ghi cho hạng "{found}" mà hình thức này không có', 'a standard is for class "{found}", which this award does not have',
    "hạng dùng được: {allowed}; dấu - là không có hạng, khi đó bỏ dòng class", "classes that exist: {allowed}; - means none, then delete the line class")
FOR_NOBODY = ProblemKind(
    "C246", '"{found}" không dành cho đối tượng nào của hình thức này', '"{found}" is for none of the subjects of this award',
    "sửa award của bậc này, hoặc sửa subjects của một trong hai hình thức: {here} và {there}",
    "put the award of this step right, or the subjects of one of the two: {here} and {there}")


def standards_are_for_a_class(subject: Subject) -> Iterator[Problem]:
    """Ensure that a standard for a class is for one that the award has."""
    for award in subject.catalog.of("award"):
        for index, standard in enumerate(award.standards):
            if standard.award_class and standard.award_class not in award.classes:
                yield subject.problem(NO_SUCH_CLASS, award, ("standards", index, "class"), found=standard.award_class, allowed=award.classes)


def steps_lead_somebody_on(subject: Subject) -> Iterator[Problem]:
    """Ensure that an award leads to one that somebody who holds it can receive: a title of persons leads to no flag of collectives."""
    for award in subject.catalog.of("award"):
        for index, step in enumerate(award.next_steps):
            following = subject.catalog.get("award", step.award)
            if following and award.subjects and following.subjects and not set(award.subjects) & set(following.subjects):
                yield subject.problem(FOR_NOBODY, award, ("next_steps", index, "award"), found=step.award,
                                      here=", ".join(award.subjects), there=", ".join(following.subjects))
