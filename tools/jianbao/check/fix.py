"""What `--fix` does: edits that a check is sure of, carried out until none is left."""

from collections.abc import Callable, Sequence

from jianbao.check.sheet import Edit, Problem, Sheet

ROUNDS = 30
"""More than any file needs: one slip hides a second behind it, hardly a tenth."""


def mended(
    sheet: Sheet, remake: Callable[[str], Sheet], run: Callable[[Sheet], list[Problem]]
) -> tuple[str, list[Problem]]:
    """The text of a file after all safe edits, and the problems that are gone with them, numbered as they were found."""
    done: list[Problem] = []
    seen = {sheet.text}
    for _ in range(ROUNDS):
        chosen = _apart([problem for problem in run(sheet) if problem.edit])
        text = applied(sheet.text, [problem.edit for problem in chosen if problem.edit])
        if text in seen:
            break
        seen.add(text)
        done += chosen
        sheet = remake(text)
    return sheet.text, done


def _apart(problems: Sequence[Problem]) -> list[Problem]:
    """The first problem of each line: the others are looked at again when it is mended."""
    chosen: list[Problem] = []
    end = 0
    for problem in sorted(problems, key=lambda one: (_start(one), one.line)):
        if problem.edit and problem.edit.first > end:
            chosen.append(problem)
            end = max(problem.edit.last, problem.edit.first)
    return chosen


def _start(problem: Problem) -> int:
    return problem.edit.first if problem.edit else problem.line


def applied(text: str, edits: Sequence[Edit]) -> str:
    r"""A text with lines replaced; edits ascend and stand apart.

    >>> applied("甲\n乙\n丙", [Edit(1, 1, ("一", "")), Edit(3, 3, ())])
    '一\n\n乙'
    """
    lines = text.split("\n")
    for edit in reversed(edits):
        lines[edit.first - 1 : edit.last] = edit.lines
    return "\n".join(lines)
