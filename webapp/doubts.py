"""What the checks say of an item in the words of a teacher or an author, as plain advice; who wrote it decides."""

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
        (("not_also_right", "not_attested", "apart", "second_answer"), _("A wrong choice may be right too.")),
        (("negative",), _("It asks which is not so: learners often overlook that.")),
        (("all_or_none",), _("“All” or “none of these” is a poor choice.")),
        (("proof", "within_sentences"), _("The text does not have the words that should prove the answer.")),
        (("explained",), _("An explanation is missing, or one is too long.")),
        (("number_of_choices",), _("There must be three or four choices.")),
        (("put_back",), _("With the right answer in it, the sentence is no longer one of the text.")),
        (("reading_of_the_place", "spelling_of_the_place"), _("The right answer is not what the text has here.")),
        (("sensitive",), _("A wrong choice makes a false statement on a sensitive matter.")),
        (("worth_asking", "readable"), _("It is too easy or too hard for the readers of this text.")),
    )
