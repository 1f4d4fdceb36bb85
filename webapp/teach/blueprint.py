"""The blueprint on which the teacher's views register themselves."""

from flask import Blueprint

teach = Blueprint("teach", __name__, url_prefix="/sheets")
