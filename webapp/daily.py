"""A backup a day beside the serving, as long as the server runs."""

import time
from pathlib import Path
from threading import Thread

from webapp import log
from webapp.backup import BackupError, daily

HOUR = 3600


def keep_backups(folder: Path, database: str) -> None:
    """Look every hour, in the background, whether today's backup is there; one that cannot be made is told."""
    Thread(target=_keep, args=(folder, database), name="backups", daemon=True).start()


def _keep(folder: Path, database: str) -> None:
    while True:
        try:
            if made := daily(folder, time.time(), database):
                log.tell("backup made", file=made)
        except (BackupError, OSError) as fault:
            log.tell("no backup was made", why=fault)
        time.sleep(HOUR)
