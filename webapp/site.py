"""What belongs to no one side: the font, and the visitor's preferences."""

from flask import Blueprint, Response, redirect, request, send_from_directory
from werkzeug import Response as Answer

from quizgen import paths
from webapp.preferences import CHOICES, preferences, remember
from webapp.security import local

site = Blueprint("site", __name__)
site.app_context_processor(lambda: {"preferences": preferences(), "preference_choices": CHOICES})


@site.get("/static/font/<name>")
def font(name: str) -> Response:
    """The embedded Japanese font, the same file that worksheets use."""
    return send_from_directory(paths.data("font"), name, max_age=30 * 24 * 3600)


@site.post("/preferences")
def change_preferences() -> Answer:
    """Remember the preferences sent and go back to the page they were sent from."""
    remember(request.form.to_dict())
    return redirect(local(request.form.get("next", "/")), 303)
