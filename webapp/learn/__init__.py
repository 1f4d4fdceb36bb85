"""The learner's side: the library, a text to read, a quiz beside its text, the result."""

from flask import Blueprint

learn = Blueprint("learn", __name__)

from webapp.learn import attempts, texts  # noqa: E402, F401  # the views register themselves on ``learn``
