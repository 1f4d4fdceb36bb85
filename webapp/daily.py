"""A backup a day beside the serving, as long as the server runs."""

import time
from threading import Thread

from webapp import log
from webapp.backup import BackupError, daily
from webapp.settings import Settings

HOUR = 3600


def keep_backups(settings: Settings) -> None:
    """Look every hour, in the background, whether today's backup is there; one that cannot be made is told."""
    Thread(target=_keep, args=(settings,), name="backups", daemon=True).start()


def _keep(settings: Settings) -> None:
    while True:
        try:
            if made := daily(settings.data, time.time(), settings.url, settings.texts):
                log.tell("backup made", file=made)
        except (BackupError, OSError) as fault:
            log.tell("no backup was made", why=fault)
        time.sleep(HOUR)
