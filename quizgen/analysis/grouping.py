"""Which tokens make one word of the learner (食べさせられたくなかった, 図書館, 三日間), and its inflections.

One pass from left to right over the tokens of a sentence.  A token opens a new word or joins the one
before it, by the first of these that holds: a number grows, a function compound (``compounds.tsv``:
について), a dictionary word over several tokens (図書館), an attachment (``attachments.tsv``: 食べ+た).
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from quizgen import kana
from quizgen.analysis import attaching, coined, compounds, figures, voices, whole_nouns
from quizgen.analysis.attaching import Attachment
from quizgen.analysis.counters import Count
from quizgen.analysis.parts import part_of
from quizgen.analysis.types import Token
from quizgen.lexicon import Lexicon, variants


@dataclass(slots=True)
class Group:
    """A word being built: half-open token range, part, names and ends of its inflections, dictionary form so far."""

    first: int
    last: int
    part: str
    inflections: tuple[str, ...] = ()
    ends: tuple[int, ...] = ()
    stem: int = 0
    """How many tokens belong to the dictionary form (勉強|する: 2)."""
    base: tuple[str, str] | None = None
    """Dictionary form of the last of them and its reading, where it is not the token's own (勉強|できる: する)."""
    skip: int = 0
    """How many tokens before it do not (ご|説明|する: 1)."""

    def inflect(self, names: str, end: int) -> None:
        """Put inflections on, separated by spaces, that end before token ``end``."""
        put_on = names.split()
        self.inflections += (*put_on,)
        self.ends += (end,) * len(put_on)

    def moved(self, by: int) -> "Group":
        """The same word so many tokens later."""
        return replace(self, first=self.first + by, last=self.last + by, ends=tuple(end + by for end in self.ends))


@dataclass(frozen=True, slots=True)
class Chances:
    """What a token may do by what it is: open a compound of these rows, open a noun of several tokens, attach."""

    compounds: compounds.BySecond
    noun: bool
    attaches: bool


@lru_cache(maxsize=1 << 14)
def _chances(surface: str, base: str, pos: str, cform: str) -> Chances:
    return Chances(
        compounds=compounds.opened_by(surface) if pos != "助詞-接続助詞" else {},
        noun=whole_nouns.opens(surface, pos, cform),
        attaches=pos.startswith("動詞") or bool(attaching.rows(pos, base, cform)),
    )


def _honorific(token: Token) -> bool:
    return token.pos == "接頭辞" and token.surface in ("お", "ご", "御")


def groups(tokens: Sequence[Token], lexicon: Lexicon, found: Sequence[Count] | None = None) -> list[Group]:
    """The tokens of one sentence grouped into words; ``found`` are its numbers, if they were found before."""
    numbers = {c.first: c.last for c in (figures.find(tokens) if found is None else found)}
    out: list[Group] = []
    i = 0
    while i < len(tokens):
        i = _step(tokens, i, out, numbers, lexicon)
    return out


def _step(tokens: Sequence[Token], i: int, out: list[Group], numbers: dict[int, int], lexicon: Lexicon) -> int:
    """Take token ``i``: let it join the last group or open a new one; return the next index."""
    token = tokens[i]
    if out and token.why == "given" and not token.reading:  # 草 of 煙|草《たばこ》
        out[-1].last, out[-1].stem, out[-1].part = i + 1, i + 1 - out[-1].first, part_of(token.pos)
        return i + 1
    if i in numbers:
        out.append(Group(i, numbers[i], "number", stem=numbers[i] - i))
        return numbers[i]
    if out and out[-1].part == "prefix" and _honorific(tokens[out[-1].first]) and tokens[i - 1].end == token.start:
        _honored(token, i, out[-1], lexicon)
        return i + 1
    chances = _chances(token.surface, token.base, token.pos, token.cform)
    if chances.compounds and (found := compounds.find(tokens, i, chances.compounds)):
        out.append(Group(i, found[0], found[1].part, stem=found[0] - i))
        return found[0]
    if chances.attaches and out and _joins(tokens, out[-1], i, lexicon):
        return i + 1
    if chances.noun and (end := whole_nouns.end(tokens, i, lexicon)) > i:
        last = tokens[end - 1]  # お越し is a word of its own, no form of お越す
        base = (last.surface, last.reading) if last.pos.startswith("動詞") else None
        out.append(Group(i, end, whole_nouns.part(tokens, i, end, lexicon), stem=end - i, base=base))
        return end
    if (end := whole_nouns.cut_name(tokens, i, lexicon)) > i:
        out.append(Group(i, end, "name", stem=end - i))
        return end
    out.append(_opened(token, i, lexicon))
    return i + 1


_GOING = frozenset(("いで", "出で"))


def _honored(token: Token, i: int, group: Group, lexicon: Lexicon) -> None:
    """Let a word join its honorific; お聞かせ is a form of 聞く, but おいで is a word."""
    group.last, group.stem, group.part = i + 1, 2, part_of(token.pos)
    if group.part == "verb":
        if token.surface in _GOING:
            group.base = token.surface, token.reading
        else:
            group.skip = 1


def _opened(token: Token, i: int, lexicon: Lexicon) -> Group:
    """A word of one token; 読める is the potential of 読む."""
    group = Group(i, i + 1, part_of(token.pos), stem=1)
    if not token.known and group.part == "noun" and coined.is_name(token.surface, lexicon):
        group.part = "name"
    elif token.lemma != token.base and token.ctype.startswith("下一段"):
        verb = variants.potential_of(token.base)
        if verb[-1:] == token.lemma[-1] and token.base[-2:] != token.lemma[-2:]:
            group.base = verb, variants.potential_of(kana.to_hiragana(token.base_reading))
            group.inflect("potential", i + 1)
    elif token.ctype == "サ行変格" and token.base.endswith("ずる") and token.surface.endswith("じ"):
        group.base = token.base[:-2] + "じる", kana.to_hiragana(token.base_reading)[:-2] + "じる"
    return group


def _joins(tokens: Sequence[Token], group: Group, i: int, lexicon: Lexicon) -> bool:
    """Let token ``i`` join the word before it, if it does: an attachment, or the second verb of 飛び|込む."""
    last, token = tokens[i - 1], tokens[i]
    row = attaching.find(last, group.part, group.inflections, token, tokens[i + 1 : i + 3])
    second = _second_verb(tokens, group, token, lexicon) if token.pos.startswith("動詞") else False
    if second and (row is None or row.name in WHOLE_FIRST):
        group.last = i + 1
        group.stem = group.last - group.first
        return True
    if row:
        _attach(tokens, group, i, row, lexicon)
    return row is not None


WHOLE_FIRST = frozenset(("begin", "mutual", "redo", "thorough", "able", "possible", "cannot-well"))
"""Second verbs that make a word of its own where the dictionary has it: 降り出す, 話し合う, 書き直す."""


def _second_verb(tokens: Sequence[Token], group: Group, token: Token, lexicon: Lexicon) -> bool:
    """Whether a verb and the verb before it are a word of the dictionary: 拾い|集める."""
    last = tokens[group.last - 1]
    if group.inflections or last.end != token.start or last.cform != "連用形-一般" or not last.pos.startswith("動詞"):
        return False
    if group.stem != group.last - group.first or not kana.has_kanji(last.surface):
        return False
    return lexicon.is_word("".join(t.surface for t in tokens[group.first : group.last]) + token.base)


def _attach(tokens: Sequence[Token], group: Group, i: int, row: Attachment, lexicon: Lexicon) -> None:
    token = tokens[i]
    if row.name == "passive":
        _short_causative(tokens, group, i, lexicon)
        group.inflect(voices.of(tokens, group.first, i), i + 1)
    elif row.name == "without":
        group.inflections, group.ends = group.inflections[:-1], group.ends[:-1]
        group.inflect(row.name, i + 1)
    elif row.name != "-":
        group.inflect(row.name, i + 1)
    group.last = i + 1
    if row.after == "suru-noun":
        group.part, group.stem, group.base = "verb", i + 1 - group.first, SURU
        _humble(tokens, group, row.name, lexicon)
    elif row.name in COPULAS and group.part == "noun":
        group.part = "adjectival"
    elif row.pos.startswith("接尾辞") or row.after in ("person", "number"):
        _suffix(group, token, row.name)


def _humble(tokens: Sequence[Token], group: Group, name: str, lexicon: Lexicon) -> None:
    """ご説明する is the humble form of 説明する; お願いする, which the dictionary has, is a word."""
    run = tokens[group.first : group.last - 1]
    if len(run) == 2 and _honorific(run[0]) and not lexicon.is_word("".join(t.surface for t in run)):
        group.skip = 1
        if name == "-":
            group.inflect("humble", group.last)


def _short_causative(tokens: Sequence[Token], group: Group, i: int, lexicon: Lexicon) -> None:
    """読まされる is the causative passive of 読む, written short; 動かされる, whose 動かす is a common verb, is not."""
    last = tokens[i - 1]
    if group.inflections or last.ctype != "五段-サ行" or i - group.first != 1 or group.stem != 1:
        return
    verb = variants.from_short_causative(last.base)
    own = any(f.common and f.text == last.base for e in lexicon.entries(last.base) for f in e.forms)
    if verb and not own and lexicon.is_word(verb):
        group.base = verb, variants.from_short_causative(kana.to_hiragana(last.base_reading))
        group.inflect("causative", i)


SURU = "する", "スル"
COPULAS = frozenset(("copula", "copula-polite", "copula-te", "adnominal", "adverbial", "nara"))


def _suffix(group: Group, token: Token, name: str) -> None:
    """A suffix may change the part of the word; one that names no inflection belongs to the dictionary form."""
    if token.pos.startswith(tuple(MADE)):
        group.part = next(part for pos, part in MADE.items() if token.pos.startswith(pos))
    if name == "nominal":
        group.part = "noun"
    if name in ("-", "nominal") and group.base is None and len(group.inflections) == (name == "nominal"):
        group.stem = group.last - group.first


MADE = {"接尾辞-動詞的": "verb", "接尾辞-形容詞的": "adjective", "接尾辞-形状詞的": "adjectival"}
