"""The whole gate for the bytes of one record file.

bytes -> values in one pure function; reading files and remembering results are done by others.
"""

from __future__ import annotations

from generator.problems import Problem, ProblemKind, has_errors
from generator.read.decode import decode
from generator.read.limits import Limits
from generator.read.old_fonts import old_letters
from generator.read.yaml_events import build

MANY_PROBLEMS = ProblemKind(
    "F098",
    "tệp có nhiều lỗi, cảnh báo; chỉ liệt kê {limit} chỗ đầu tiên",
    "the file has many problems; only the first {limit} are listed",
    "sửa các lỗi trên rồi kiểm tra lại",
    "put these right and check again",
)


def parse(path: str, data: bytes, limits: Limits) -> tuple[dict | None, list[Problem]]:
    """The mapping in a file's bytes, and every problem of the file, sorted.

    The value is None whenever a problem is an error, so that nothing refused goes on; a warning leaves it.
    """
    text, legible, problems = decode(path, data, limits)
    value = None
    if text is not None:
        value, more, syntax_problem = build(path, legible, limits)
        if syntax_problem and not problems:  # refused characters were replaced, which may have spoiled the syntax
            more.append(syntax_problem)
        problems += more
        if value is not None:
            problems += old_letters(path, text)
    problems = sorted(set(problems))
    if len(problems) > limits.problems:
        last = problems[limits.problems - 1]
        problems[limits.problems :] = [MANY_PROBLEMS.at(path, last.line, last.column, limit=limits.problems)]
    return (None if has_errors(problems) else value), problems
