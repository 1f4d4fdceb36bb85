"""Whether what a sentence says can be read without the sentence before it.

Each check raises RefusedError with its reason.
``pointing`` knows the words that point outside; here is what is missing without a word for it: whose home, who the two
are, who it was that answered (と答えると、兄は笑った), what the main clause is about.
"""

import re
from collections.abc import Sequence

from quizgen.analysis.case_roles import transitivity
from quizgen.analysis.sayings import sayings
from quizgen.analysis.types import Analysis, Argument, Bunsetsu, Clause, Fact, within
from quizgen.items import stems
from quizgen.items.answers.provable import KIN
from quizgen.items.lookup import FORMAL, phrase_number, sentences_with_word
from quizgen.items.stems import RefusedError
from quizgen.lexicon import load

HOME = frozenset(("うち", "我が家", "わが家"))
AFTER = frozenset(("後", "あと", "前", "先", "元", "もと"))
"""Nouns that before の say when or where as seen from another sentence: 後の行動."""
ALSO = frozenset(("でも", "にも", "からも", "とも", "へも"))
"""How a place begins a sentence that adds to another: 日本でも、"""
EVENTS = ("と", "たら", "だら")
"""How a clause ends of which the main clause tells what followed."""
_EACH = re.compile(
    "(?<![の一])(?:一つ一つ|一人一人|一匹一匹|一本一本|一枚一枚|それぞれ|両方|双方|片方|もう一方|もう一つ)(?:[をがは]|に(?!つ))"
)
"""Of what there are several is said elsewhere."""
FEW = re.compile(r"[二三四2-4２-４](?:人|匹|頭)(?:は|も|に(?!つ)|と|から|によれば)")
READER = re.compile(r"みなさん|皆さん|みなさま|皆様|みなさまがた|あなた|きみ(?!ょ)")
"""Words by which a notice speaks to its reader."""
LATER = re.compile(r"[0-9０-９一二三四五六七八九十数]+(?:秒|分|時間|日|週間|か月|カ月|ヶ月|年)後")
_SAID = re.compile(r"[ねよなだか]、と")
"""Words that somebody says without 「」."""
REASON = re.compile(r"(?:[すだたるないぬ](?:から|ので)|ため|おかげで|せいで)、")
"""Before what follows from a reason: ねますから、"""
LEADS = re.compile(
    REASON.pattern
    + r"|に(?:つれ|従っ|したがっ|伴っ|ともなっ)|ととも|[うくぐすずつぬぶむるい]と、|[えけげせてねべめれ]ば、|[ただ]ら、"
    + r"|こと(?:で|により|によって)|おかげで"
)
"""How a clause ends from which anybody can tell what follows: 寒くなるにつれて、悪くなる."""
_MORE = re.compile(r"もう[0-9０-９一二三四五六七八九十]")
_FOR_ME = re.compile("[てで](?:くれ[たるま]|くださ[いっ][まる]?)")
"""What somebody did for the teller: 一緒に走ってくれた."""
_QUOTED = re.compile("「[^」]*」")


def check(analysis: Analysis, fact: Fact, begin: int, cuts: Sequence[tuple[int, int]] = ()) -> None:
    """Refuse a fact that, told from ``begin`` without ``cuts``, leaves its reader asking who or what."""
    said = analysis.text.body[begin : fact.end]
    if _SAID.search(said) or _MORE.search(said):
        raise RefusedError("the sentence goes on from another")
    if _FOR_ME.search(_QUOTED.sub("", said)) and not _names_receiver(analysis, fact, begin):
        raise RefusedError("it was done for the teller, who is not in the statement")
    if _EACH.search(_QUOTED.sub("", said)):
        raise RefusedError("it is not said of what each or both are")
    phrases = [p for p in _phrases(analysis, fact, begin) if not any(a <= p.start < b for a, b in cuts)]
    before: Bunsetsu | None = None
    for phrase in phrases:
        modified = before is not None and before.head == phrase_number(analysis, phrase)
        if not modified and (why := _unclear(analysis, phrase, fact)):
            raise RefusedError(why)
        before = phrase
    if phrases and phrases[0].case in ALSO:
        raise RefusedError("the sentence goes on from another")
    if sum(p.case == "は" for p in phrases) > 1:
        raise RefusedError("two topics")
    if len(phrases) > 1 and all(p.case == "が" or _is_count(analysis, p) for p in phrases[:-1]):
        raise RefusedError("too little is said")
    if any(
        _bare_event(analysis, c, fact, begin) for c in within(analysis.clauses, fact.start, fact.end) if c.end > begin
    ):
        raise RefusedError("a clause before the subject has none")
    if any(_listed(analysis, p) for p in phrases[:-1]):
        raise RefusedError("a noun stands in the sentence without a particle")


def _names_receiver(analysis: Analysis, fact: Fact, begin: int) -> bool:
    """Whether a sentence says for whom something is done: 私に, 父に."""
    said = analysis.text.body[begin : fact.end]
    given = (p for p in _phrases(analysis, fact, begin) if p.case.startswith("に"))
    return any(own in said for own in stems.SELF) or any(
        e.type in ("PERSON", "PEOPLE") for p in given for e in within(analysis.entities, p.start, p.end)
    )


def has_subject(analysis: Analysis, fact: Fact, phrases: Sequence[Bunsetsu]) -> bool:
    """Whether the main clause is about a topic or has a subject, and its verb an object, if it needs one."""
    last = phrase_number(analysis, stems.phrases(analysis, fact)[-1])
    marked = [p for p in phrases[:-1] if p.case in ("は", "も") or (p.case == "が" and p.head == last)]
    given = any(a.restored for a in fact.arguments)
    return (given or bool(marked)) and not lacks_object(fact, phrases)


NO_OBJECT = frozenset(("勤める", "つとめる"))
"""Verbs that the dictionary has among those with an object, and that often have none."""


def lacks_object(fact: Fact, phrases: Sequence[Bunsetsu]) -> bool:
    """Whether the verb needs an object and the sentence leaves it to the one before: 友だちは三杯|飲みました."""
    if fact.base in sayings() and any(a.case == "ト" for a in fact.arguments):
        return False
    verb = transitivity(load(), fact.base) == "vt" or fact.base in sayings()
    needs = fact.voice == "active" and verb and fact.base not in NO_OBJECT
    return needs and not any(p.case.startswith("を") for p in phrases)


def _phrases(analysis: Analysis, fact: Fact, begin: int) -> list[Bunsetsu]:
    """The phrases of a fact outside quotations."""
    body = analysis.text.body
    found = within(analysis.bunsetsu, begin, fact.end)
    return [p for p in found if body.count("「", fact.start, p.end) <= body.count("」", fact.start, p.start)]


def _unclear(analysis: Analysis, phrase: Bunsetsu, fact: Fact) -> str:
    """Why a phrase that nothing describes needs another sentence, or an empty string."""
    first = analysis.tokens[phrase.first]
    written = analysis.surface(phrase)
    kin = first.surface in KIN and _is_told_by_self(analysis)
    owners = within(analysis.entities, fact.start, phrase.start) if kin else ()
    if first.surface in HOME or (kin and not any(e.type in ("PERSON", "PRONOUN") for e in owners)):
        return "it is not said whose family it is"
    if READER.match(written):
        return "the reader is spoken to"
    if LATER.match(written):
        return "a time told from another sentence"
    if FEW.match(written):
        return "it is not said who they are"
    if first.surface in AFTER and phrase.case == "の":
        return "a phrase names a side of something told elsewhere"
    return ""


def _is_told_by_self(analysis: Analysis) -> bool:
    """Whether the writer tells of himself, so that 妻 is his own."""
    return any(sentences_with_word(analysis, word) for word in stems.SELF)


def _bare_event(analysis: Analysis, clause: Clause, fact: Fact, begin: int) -> bool:
    """Whether a clause tells what came before, and not whose act that was: 「はい」と答えると、|兄は笑った."""
    phrase = analysis.bunsetsu[clause.predicate]
    if clause.role != "adverbial" or not analysis.surface(phrase).rstrip("、，").endswith(EVENTS):
        return False
    inside = within(analysis.bunsetsu, begin, clause.end)
    return fact.past and not any(p.case in ("は", "が", "も") for p in inside)


def is_certain(analysis: Analysis, fact: Fact, argument: Argument) -> bool:
    """Whether an argument surely is the main clause's: by its arc, or as no other predicate could have it."""
    if stems.is_sure(argument):
        return True
    later = [c for c in within(analysis.clauses, fact.start, fact.end) if c.end > argument.end]
    return all(c.role == "matrix" or _is_adjective(analysis, c) for c in later) or _opens(analysis, fact, argument)


def _is_adjective(analysis: Analysis, clause: Clause) -> bool:
    return analysis.tokens[analysis.bunsetsu[clause.predicate].first].pos.startswith(("形容詞", "形状詞"))


def _opens(analysis: Analysis, fact: Fact, argument: Argument) -> bool:
    """Whether a time opens the sentence before its topic: 六月二十日、|森さんは…"""
    timed = argument.entity >= 0 and analysis.entities[argument.entity].type in ("TIME", "CLOCK")
    after = next((p for p in stems.phrases(analysis, fact) if p.start >= argument.end), None)
    comma = analysis.text.body[argument.end : argument.end + 1] in ("、", "，")
    return (
        timed and comma and argument.start == stems.start(analysis, fact) and after is not None and after.case == "は"
    )


def topic_span(analysis: Analysis, fact: Fact, begin: int) -> tuple[int, int]:
    """The phrase of the topic; a place before the text where there is none."""
    found = next((p for p in _phrases(analysis, fact, begin) if p.case == "は"), None)
    return (found.start, found.end) if found else (-1, -1)


def clause_left(analysis: Analysis, fact: Fact, cut: tuple[int, int]) -> bool:
    """Whether a reason or a step with a subject of its own stands in what is said: 雨が降ってきたので、"""
    begin = stems.start(analysis, fact)
    subjects = [p for p in _phrases(analysis, fact, fact.start) if p.case in ("は", "が") and p.start != cut[0]]
    return any(
        c.role == "adverbial"
        and c.relation in ("reason", "sequence", "contrast", "concession")
        and any(c.start <= p.start < c.end for p in subjects)
        for c in within(analysis.clauses, fact.start, fact.end)
        if c.end > begin
    )


def _is_count(analysis: Analysis, phrase: Bunsetsu) -> bool:
    """Whether a phrase is a number that no particle follows: 友だちが|四人|来ます."""
    found = within(analysis.entities, phrase.start, phrase.end)
    return not phrase.case and any(e.type == "COUNT" for e in found)


def _listed(analysis: Analysis, phrase: Bunsetsu) -> bool:
    """Whether a phrase is a noun with nothing but a comma, and no time: イタリア、アメリカの四か所."""
    tokens = [t for t in analysis.tokens[phrase.first : phrase.last] if t.surface not in "、，"]
    comma = analysis.tokens[phrase.last - 1].surface in "、，"
    noun = bool(tokens) and tokens[-1].pos.startswith(
        ("名詞-普通名詞-一般", "名詞-固有名詞", "名詞-普通名詞-形状詞可能")
    )
    entities = within(analysis.entities, phrase.start, phrase.end)
    timed = any(e.type in ("TIME", "CLOCK", "DURATION", "COUNT") for e in entities)
    return comma and noun and not (timed or phrase.case or tokens[-1].surface in FORMAL)
