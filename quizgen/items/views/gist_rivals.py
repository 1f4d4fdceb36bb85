"""What a text says besides its point, and may be taken for it: wrong answers of ``gist``.

The views of others (「橋は未来だ」と語った。しかし、…; …という批判もある), what the writer grants and goes on from
(もちろん、…), and the writer's reasons (第一に、…; …からだ), each a sentence that stands alone.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain, pairwise, zip_longest

from quizgen.analysis import inflection
from quizgen.analysis.types import Analysis, Sentence, within
from quizgen.items import stems
from quizgen.items.base import Note
from quizgen.items.stems import RefusedError
from quizgen.items.views import opinions, theses
from quizgen.items.views.opinions import Said
from quizgen.items.views.theses import GRANTED, Thesis
from quizgen.items.wording import in_quotes

SHORTEST, LONGEST = 7, 40


@dataclass(frozen=True, slots=True)
class Rival:
    """A sentence offered beside the point, without 。: its rule, where it stands, and why it is not the point."""

    text: str
    why: str
    start: int
    note: Note


def rivals(analysis: Analysis, found: Thesis) -> list[Rival]:
    """Views of others, what is granted, what is turned from and reasons by turns, none twice, none of the point."""
    sorts = (_views(analysis), _granted(analysis), _turned_from(analysis, found), _reasons(analysis, found))
    turns = (r for r in chain.from_iterable(zip_longest(*sorts)) if r)
    own = {found.sentence.start}
    out = list[Rival]()
    for rival in turns:
        if rival.start not in own and SHORTEST <= len(rival.text) <= LONGEST and rival.text != found.said:
            own.add(rival.start)
            out.append(rival)
    return out


def _views(analysis: Analysis) -> Iterator[Rival]:
    """What others think: what the writer goes against at once, what is told as criticism, what somebody named says."""
    for sentence, following in pairwise(analysis.sentences):
        m = _SAYS.search(analysis.surface(sentence))
        if m and following.paragraph == sentence.paragraph and AGAINST.match(analysis.surface(following)):
            yield from _view(analysis, sentence, m)
    for sentence in analysis.sentences:
        if m := _CALLED.match(analysis.surface(sentence)):
            yield from _view(analysis, sentence, m)
    for sentence, following in pairwise(analysis.sentences):
        if _THIS_SAID.search(analysis.surface(sentence)) and (text := _told(analysis, following, 0)):
            yield Rival(text, VIEW, following.start, _of_another(text))
    for said in opinions.of_others(analysis):
        yield Rival(said.text.rstrip("。"), VIEW, analysis.sentences[said.sentence].start, _of_another(said.text))


def called(analysis: Analysis) -> Iterator[Said]:
    """What is told as the opinion of people without a name (救急用の船を買えば済むという意見もある), as sentences."""
    for number, sentence in enumerate(analysis.sentences):
        m = _CALLED.match(analysis.surface(sentence))
        for rival in _view(analysis, sentence, m) if m else ():
            polite = stems.is_polite(analysis)
            yield from () if polite else (Said(rival.text + "。", number, "view", ""),)


def _view(analysis: Analysis, sentence: Sentence, m: re.Match[str]) -> Iterator[Rival]:
    at = sentence.start + m.start("said")
    if theses.stands(analysis, at, at + len(m["said"])):
        yield Rival(m["said"], VIEW, sentence.start, _of_another(m["said"]))


VIEW, GRANT, REASON = "F14 somebody else's view", "granted", "a reason"
TURNED = "what speaks for the contrary"
_THIS_SAID = re.compile(
    r"(?<!私の)(?:言い分|主張|意見|説明|考え)は、?(?:こう|次のとおり|次の通り)(?:だ|である|です)。$"
)
_SAYS = re.compile("「(?P<said>[^「」。、][^「」。]{7,38}(?<!ます)(?<!です)(?<!ません)(?<!ました))」と[^「」]*$")
_CALLED = re.compile(
    "(?:(?:また|一方|しかし|だが|でも|中には|もちろん|むろん|確かに|たしかに)、)?(?P<said>[^「」。]{10,40}?)"
    "(?:、?と(?:心配|批判|反対|主張|指摘)する(?:声|意見|人)|という(?:批判|意見|異論|反論|声|見方|主張|指摘|疑問|心配|不安))(?:だ|である|です|も?ある|もいる|もあります|もあるだろう|が多い|も多い|も出ている)"
)
AGAINST = re.compile("しかし|だが|ところが|けれども|でも、|確かに|たしかに|もちろん|むろん")


def _granted(analysis: Analysis) -> Iterator[Rival]:
    """What the writer grants: 確かに、|急ぐ人には迷惑かもしれない."""
    for sentence in analysis.sentences:
        m = None if _CALLED.match(analysis.surface(sentence)) else GRANTED.match(analysis.surface(sentence))
        text = _told(analysis, sentence, m.end()) if m else ""
        if text:
            said = analysis.surface(sentence)
            note = Note(
                f"{in_quotes(said)}は、筆者が一度認めていることですが、言いたいことはその後にあります。",
                f"The writer grants “{said}”, but goes on from there.",
            )
            yield Rival(text, GRANT, sentence.start, note)


def _turned_from(analysis: Analysis, found: Thesis) -> Iterator[Rival]:
    """What stands just before a stance and speaks for the contrary: 貸し出しは増えた|そうだ。それでも、私は…; of a plan
    its reason: 客が望んだ|からだ。店長は喜んでいるが、私は…."""
    number = analysis.sentences.index(found.sentence)
    before, stance = analysis.sentences[number - 1], analysis.surface(found.sentence)
    said = analysis.surface(before)
    told, because = _HEARD.search(said), _BECAUSE.search(said.rstrip("。"))
    turned = (told and _TURNS.match(stance)) or (because and _BUT.search(stance))
    if not found.about or before.paragraph != found.sentence.paragraph or not turned:
        return
    text = analysis.text.body[before.start : before.start + (told or because or turned).start()]
    if not _OPEN.search(text) and theses.stands(analysis, before.start, before.start + len(text)):
        note = Note(
            f"本文に{in_quotes(said)}ともありますが、筆者はそれでも考えを変えていません。",
            f"“{said}” is told too, but the writer does not change his mind for it.",
        )
        yield Rival(text, TURNED, before.start, note)


_TURNS = re.compile("にもかかわらず|それでも|しかし|だが|ところが|けれども")
_BUT = re.compile("が、(?:私|わたし|僕|ぼく|筆者)は")
_HEARD = re.compile("(?:そうだ|とのことだ)。$")
_OPEN = re.compile(r"[『』()（）\n？！…]")


def _reasons(analysis: Analysis, found: Thesis) -> Iterator[Rival]:
    """What the writer gives as reasons: 第一に、|待つ時間が長くなる; 船が休む|からだ; 最大の理由は、|船が休む|ことだ;
    beside a stance other opinions, but no claim made in passing (橋は近道なのだ)."""
    for sentence in analysis.sentences:
        said = analysis.surface(sentence)
        m = GREATEST.match(said) or _ONE.match(said)
        reason = m or _BECAUSE.search(said)
        if "のは" in said[m.end() if m else 0 :] or not reason or theses.concludes(analysis, sentence):
            continue
        if text := _told(analysis, sentence, m.end() if m else 0):
            told = _CLAIM.sub(_as_told, _BECAUSE.sub("", _THAT.sub("", text) if GREATEST.match(said) else text))
            yield Rival(told, REASON, sentence.start, _is_reason(said))
    if found.about:
        for own in opinions.of_writer(analysis):
            sentence = analysis.sentences[own.sentence]
            if own.by not in opinions.ADVICE or own.by in ("〜べきだ", "〜わけにはいかない"):
                yield Rival(
                    by_writer(own.text.rstrip("。")), REASON, sentence.start, _is_reason(analysis.surface(sentence))
                )


GREATEST = re.compile(
    "(?:(?:その|私の)?(?:最大の|一番の|いちばんの|最も大きな|最も大きい|大きな)理由は|(?:何|なに)より(?:も|問題なのは)?|"
    "(?:見過ごせ|見落とせ|忘れてはなら|忘れてはいけ)ないのは)、?"
)
"""What opens the reason that a writer gives most weight."""
_THAT = re.compile("(?:という)?こと(?:だ|である|です|にある|にあります)?$")
_ONE = re.compile("(?:第[一二三四五1-5１-５]に?|[一二三]つ目に?は|さらに|それに|まず|また)、")
_CLAIM = re.compile("(?<![たも])(な)?の(?:だ|である|です)(?=。?$)")
_BECAUSE = re.compile("(?:から|ため)(?:だ|である|です)(?=。?$)")


def _as_told(claim: re.Match[str]) -> str:
    return "だ" if claim[1] else ""


def _told(analysis: Analysis, sentence: Sentence, skipped: int) -> str:
    """A sentence in the plain form after its first ``skipped`` characters, or an empty string where it does not stand
    alone."""
    body = analysis.text.body
    begin = sentence.start + skipped
    begin += len(body[begin : sentence.end]) - len(body[begin : sentence.end].lstrip("、，"))
    if _BROKEN.search(_NAME.sub("", body[begin : sentence.end])) or not theses.stands(analysis, begin, sentence.end):
        return ""
    phrases = within(analysis.bunsetsu, begin, sentence.end)
    if not any(p.case.endswith(("は", "が", "も")) for p in phrases):
        return ""
    shown = "".join(stems.quoted_self(analysis.surface(p), analysis, p) for p in phrases[:-1])
    return by_writer(shown + _plain(analysis, sentence))


def by_writer(told: str) -> str:
    """A sentence with the writer's 「私」 as the question has it: 筆者にもよく分かる."""
    return _SELF.sub("筆者", told)


_SELF = re.compile("「(?:私|わたし|僕|ぼく|俺|おれ)」")


_NAME = re.compile("「[^「」、。]{1,8}」(?!と)")
"""A name in 「」: 定期船の「かもめ丸」が."""
_BROKEN = re.compile(r"[「」『』()（）\n？！…]|[^。]$")


def _plain(analysis: Analysis, sentence: Sentence) -> str:
    """The last phrase of a sentence in the plain form, as it stands where it has an ending of another kind."""
    last = within(analysis.bunsetsu, sentence.start, sentence.end)[-1]
    fact = next((f for f in analysis.facts if f.role == "matrix" and f.start == sentence.start), None)
    shown = analysis.surface(last).rstrip("。")
    if fact is None or not shown.endswith(("です", "ます", "ません", "でした", "ました")):
        return _IS.sub("だ", shown)
    try:
        return inflection.plain(stems.predicate(analysis, fact))
    except RefusedError:
        return shown


_IS = re.compile("(?<!で)である$")


def _of_another(said: str) -> Note:
    shown = said.rstrip("。")
    return Note(
        f"{in_quotes(shown)}は、ほかの人の意見です。筆者がいちばん言いたいことではありません。",
        f"“{shown}” is what somebody else thinks, not the writer's point.",
    )


def _is_reason(said: str) -> Note:
    return Note(
        f"本文に{in_quotes(said)}ともありますが、これは筆者の考えの理由の一つです。いちばん言いたいことではありません。",
        f"“{said}” is one of the writer's reasons, not the point itself.",
    )
