"""The blueprint on which the learner's views register themselves."""

from flask import Blueprint

learn = Blueprint("learn", __name__)
