"""The blueprint on which the author's views register themselves."""

from flask import Blueprint

author = Blueprint("author", __name__, url_prefix="/author")
