"""The app for a server of WSGI that starts several processes: ``gunicorn webapp.wsgi:app``.

What it is told stands in variables of the environment (see ``webapp.settings.from_environment``), and
``QUIZGEN_LOG=requests`` writes a line for every request.
"""

import atexit
import os
import sys

from webapp import create_app, log
from webapp.daily import keep_backups
from webapp.settings import from_environment

log.begin(os.environ.get("QUIZGEN_LOG") == "requests")
try:
    settings = from_environment(os.environ)
    app = create_app(settings)
except (RuntimeError, ValueError) as fault:
    log.tell("not started", why=fault)
    sys.exit(3)  # by this gunicorn knows that trying once more would not help, and ends itself
keep_backups(settings)
atexit.register(app.extensions["quizgen"].close)
