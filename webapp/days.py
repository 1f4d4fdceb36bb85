"""Days as a learner counts them, on this computer's clock: who reads until two at night is still at the day before.

A day is a number, as ``date.toordinal()`` gives it.
"""

from datetime import date, datetime, timedelta

MORNING = timedelta(hours=4)
"""When a new day begins."""


def day_of(at: int) -> int:
    """The day of a moment (seconds since 1970)."""
    return (datetime.fromtimestamp(at) - MORNING).toordinal()


def date_of(day: int) -> date:
    """A day as a date."""
    return date.fromordinal(day)
