"""What the checks say of an item in a teacher's words, as plain advice; the teacher decides."""

from webapp.language import gettext as _


def doubted(check: str) -> str:
    """The advice for the check of this name, ``""`` if all is well."""
    return next((words for names, words in _families() if check in names), _other()) if check else ""


def _other() -> str:
    return _("One check doubts this question. Read it once more.")


def _families() -> tuple[tuple[tuple[str, ...], str], ...]:
    return (
        (("one_right",), _("Two choices are the same, or not exactly one is right.")),
        (
            ("alike", "homogeneous"),
            _("The right choice differs from the others in length or form: it is easily guessed."),
        ),
        (("absolute",), _("Only one choice says “always” or “never”, which gives it away.")),
        (("answer_in_question", "unread"), _("The question gives its answer away.")),
        (("shown_elsewhere",), _("The text shows the answer at another place.")),
        (("language", "sound_sentence", "ends"), _("The question does not read like a whole Japanese sentence.")),
        (("not_also_right", "not_attested", "apart"), _("A wrong choice may be right too.")),
        (("negative",), _("It asks which is not so: learners often overlook that.")),
        (("all_or_none",), _("“All” or “none of these” is a poor choice.")),
    )
