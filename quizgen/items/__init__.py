"""All kinds of items, listed once; ``propose`` and ``compare`` ask them of one text and of two, and the gate judges.

The file of a kind is loaded when it is first asked, with its tables: who wants no more than the list, or one kind,
does not wait for the others.
"""

from collections.abc import Sequence

from quizgen.analysis.types import Analysis
from quizgen.items.base import Abstain, Item, Kind, Note, Proposal
from quizgen.lexicon import Lexicon

__all__ = ["KINDS", "Proposal", "compare", "propose"]

KINDS: tuple[Kind, ...] = (
    Kind("kanji_reading", Note("漢字読み", "Kanji reading"), "choose", "reading"),
    Kind("typed_reading", Note("読み（入力）", "Typed reading"), "type", "reading"),
    Kind("orthography", Note("表記", "Writing in kanji"), "choose", "spelling"),
    Kind("word_formation", Note("語形成", "Word formation"), "choose", "spelling"),
    Kind("meaning", Note("語の意味", "Meaning of a word"), "choose", "word"),
    Kind("matching", Note("語と意味の組み合わせ", "Words and meanings"), "match", "word"),
    Kind("inflection", Note("活用", "Inflection"), "choose", "open"),
    Kind("vocabulary", Note("文脈規定", "Word in context"), "choose", "word"),
    Kind("typed_cloze", Note("穴埋め（入力）", "Typed cloze"), "type", "word"),
    Kind("paraphrase", Note("言い換え類義", "Words of like meaning"), "choose", "word", "in_other_words"),
    Kind("particle", Note("助詞", "Particle"), "choose", "open"),
    Kind("connective", Note("接続表現", "Connective"), "choose", "open"),
    Kind("sentence_ending", Note("文末表現", "Sentence ending"), "choose", "open"),
    Kind("sentence_order", Note("文の組み立て", "Sentence order"), "arrange", "open"),
    Kind("text_grammar", Note("文章の文法", "Grammar in the text"), "blanks", "open"),
    Kind("fact", Note("だれ・いつ・どこ・いくつ", "Who, when, where, how many"), "choose", "other"),
    Kind("speaker", Note("話者", "Who says so"), "choose", "other"),
    Kind("true_false", Note("正誤", "True or false"), "true_false", "other"),
    Kind("statement", Note("内容一致", "What the text says"), "choose", "other"),
    Kind("reason", Note("理由", "Why"), "choose", "other"),
    Kind("reference", Note("指示語", "What a word points to"), "choose", "other"),
    Kind("subject", Note("省略された主語", "Who is meant"), "choose", "other"),
    Kind("structure", Note("文の構造", "Structure of a sentence"), "choose", "other"),
    Kind("event_order", Note("順序", "Order of events"), "arrange", "other"),
    Kind("summary", Note("要約", "Summary with blanks"), "blanks", "other"),
    Kind("sentence_insertion", Note("文の挿入", "Where a sentence stands"), "choose", "other"),
    Kind("opinion", Note("事実か意見か", "Fact or opinion"), "choose", "other"),
    Kind("information", Note("情報検索", "Finding information"), "choose", "other"),
    Kind("gist", Note("要点", "The main point"), "choose", "other"),
    Kind("comparison", Note("統合理解", "Comparing two texts"), "choose", "other"),
    Kind("authored", Note("作成者の問題", "By the author"), "choose", "other"),
    Kind("open_answer", Note("記述", "In your own words"), "write", "other"),
)


def propose(analysis: Analysis, lexicon: Lexicon, names: Sequence[str] = ()) -> Proposal:
    """Every item on a text that passes the gate, and every one refused with the reason; ``names`` empty: all kinds.

    What the author of the text decided about them holds.
    """
    from quizgen.analysis.pipeline import no_cycles
    from quizgen.items import decided

    asked = [kind for kind in KINDS if not names or kind.name in names]
    with no_cycles():
        made = [each for kind in asked for each in kind.make(analysis, lexicon)]
        return decided.judged(made, analysis, lexicon, [kind.name for kind in asked])


def compare(one: Analysis, two: Analysis, lexicon: Lexicon) -> Proposal:
    """Every item on two texts that passes the gate read with either, and every one refused with the reason."""
    from quizgen.items import comparison, gate

    items: list[Item] = []
    rejected: list[Abstain] = []
    for made in comparison.compare(one, two, lexicon):
        if isinstance(made, Abstain):
            rejected.append(made)
            continue
        found = (gate.refusal(comparison.checked(made, n), text) for n, text in enumerate((one, two)))
        if why := next(filter(None, found), ""):
            rejected.append(Abstain(made.kind, *made.focus, why))
        else:
            items.append(made)
    return Proposal(tuple(items), tuple(rejected))
