"""What a file says to the event's own questions, held against their choices. Stores nothing."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Protocol

from service.imports import ImportRow
from service.imports.columns import OwnQuestion
from service.schemas.ownanswers import LONGEST, Question, field_of
from service.schemas.text import clean_line
from service.store.values import FormKind, OwnAnswer


class QuestionRow(Question, Protocol):
    """What is asked, in its words."""

    @property
    def label(self) -> str:
        """How it is asked."""
        ...


def own_questions(questions: Sequence[QuestionRow]) -> tuple[OwnQuestion, ...]:
    """Return the questions as columns may answer them."""
    return tuple(
        OwnQuestion(
            field_of(one.id),
            one.label,
            tuple(one.options),
            takes_several=one.kind is FormKind.SEVERAL,
        )
        for one in questions
    )


def answered(
    row: ImportRow, questions: Sequence[QuestionRow]
) -> tuple[ImportRow, tuple[OwnAnswer, ...]]:
    """Return what a row answers, each choice as the form spells it, and the row with what was left away.

    Nothing is for paper: that is only for whom it is about to say.
    """
    answers, remarks = [], list(row.remarks)
    for one in questions:
        said = [words for cell in row.form.get(field_of(one.id), ()) if (words := clean_line(cell))]
        if one.kind is FormKind.LINE:
            fitting = [words for words in said[:1] if len(words) <= LONGEST]
        else:
            known = {words.casefold(): words for words in one.options}
            fitting = [known[words.casefold()] for words in said if words.casefold() in known]
            fitting = list(dict.fromkeys(fitting))
        remarks += [("no-choice", words) for words in said if _is_lost(words, fitting)]
        if one.kind is not FormKind.SEVERAL:
            fitting = fitting[:1]
        if fitting:
            answers.append(OwnAnswer(one.id, tuple(fitting)))
    return replace(row, remarks=tuple(remarks)), tuple(answers)


def _is_lost(words: str, fitting: Sequence[str]) -> bool:
    return words.casefold() not in {one.casefold() for one in fitting}
