"""The Flask app over the floors below: pages for learners, teachers, authors and administrators.

A page is made on the server and works without script; ``static/app.js`` only adds comfort.  The store keeps
what was answered, the workshop makes what is asked, and no view does more than bring the two together.
"""

from datetime import timedelta
from typing import TYPE_CHECKING

from quizgen import kana, paths
from webapp.settings import LIMIT, Settings, secret

if TYPE_CHECKING:
    from flask import Flask

    from webapp.parts import Parts


def create_app(settings: Settings, parts: "Parts | None" = None) -> "Flask":
    """The app for these settings; ``parts`` may be given ready-made."""
    from flask import Flask
    from jinja2 import StrictUndefined

    from quizgen.output.plain import estimate
    from webapp import errors, faults, guard, language, links, log, security
    from webapp.parts import assemble

    app = Flask(__name__, template_folder=str(paths.shipped("templates")))
    parts = parts or assemble(settings)
    app.debug = False  # whatever a variable of the environment says
    app.config.from_mapping(_config(settings))
    app.jinja_env.undefined = StrictUndefined
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    app.jinja_env.tests["kanji"] = kana.has_kanji
    app.jinja_env.filters["estimate"] = estimate
    app.jinja_env.filters["fault"] = faults.said
    app.extensions["quizgen"] = parts
    language.speak(app)
    links.remember(app)
    log.watch(app)
    guard.guard(app)  # first, so that nothing is read of what is sent to a part that is not for its sender
    security.protect(app, settings.https, settings.proxies)
    errors.catch(app)
    _open(app)
    _warm(parts)
    return app


def _open(app: "Flask") -> None:
    """Register every part of the app; ``guard`` says who may enter it."""
    from webapp import account, admin, author, entrance, health, learn, offline, site, teach
    from webapp.teach import pupil

    everybody_s = (health.health, site.site, learn.learn, pupil.pupil, offline.offline, entrance.entrance)
    for part in (*everybody_s, account.account, teach.teach, author.author, admin.admin):
        app.register_blueprint(part)


def _config(settings: Settings) -> dict[str, object]:
    from quizgen.source.saving import BROUGHT, HISTORY
    from webapp.shared_secret import shared_secret

    return {
        "SECRET_KEY": shared_secret(settings.url) if settings.url else secret(settings.data),
        "HISTORY": settings.texts / HISTORY,
        "BROUGHT": settings.texts / BROUGHT,
        "MAX_CONTENT_LENGTH": LIMIT,
        "MAX_FORM_MEMORY_SIZE": LIMIT,
        "ALONE": settings.alone,
        "TRUSTED_HOSTS": list(settings.hosts) or None,
        "SESSION_COOKIE_NAME": "__Host-quizgen" if settings.https else "quizgen",
        "SESSION_COOKIE_SECURE": settings.https,
        "SESSION_COOKIE_SAMESITE": "Lax",
        "PERMANENT_SESSION_LIFETIME": timedelta(days=400),
        "SESSION_REFRESH_EACH_REQUEST": False,  # a page fetched ahead must not bring back an older cookie
        "WTF_CSRF_TIME_LIMIT": None,  # a quiz may lie open for days
    }


def _warm(parts: "Parts") -> None:
    """Study the library in the background, so that the first page of a text finds it ready."""
    from webapp import shelf

    parts.store.forget_pasted(parts.clock())
    shelf.forget(parts.store, parts.clock())
    parts.catalogue.look()
    parts.workshop.warm(parts.library.each())  # read one by one in the background, as far as there is room
