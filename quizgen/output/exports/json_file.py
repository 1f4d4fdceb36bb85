"""JSON, as ``quizgen quiz --format json`` prints it (schema: ``data/schema/quiz.json``)."""

from quizgen.output.exports.base import Handout
from quizgen.output.to_json import quiz_json


def write(handout: Handout) -> bytes:
    """One line of JSON."""
    return (quiz_json(handout.quiz) + "\n").encode()
