"""The JSON of the command line: ``analyze``, ``quiz`` and ``items``.

Each function gives one line of UTF-8 without a line break at its end; keys stand in the order of the README's
reference, so that the same value gives the same bytes.  Built straight from the dataclasses, because ``--jsonl``
runs over whole corpora; ``json_model`` describes the same shape and the tests hold the two together.
"""

import json
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

import quizgen
from quizgen.analysis import grammar
from quizgen.analysis.difficulty import Difficulty, difficulty
from quizgen.analysis.senses import sense_of
from quizgen.analysis.types import Analysis, Entity, Furigana, Sentence, Token, Word
from quizgen.items.base import Abstain, Choice, Item, Note
from quizgen.output.plain import DICTIONARY
from quizgen.quiz.rubrics import rubric
from quizgen.quiz.types import Quiz
from quizgen.source.text import Text

if TYPE_CHECKING:
    from quizgen.lexicon import Lexicon

Json = None | bool | int | float | str | Sequence["Json"] | dict[str, "Json"]


def analysis_json(analysis: Analysis, lexicon: "Lexicon", id: Json = None, known: float | None = None) -> str:
    """An analysis; with ``id`` (any JSON value but null) as first key, as the lines of ``--jsonl`` have it, and the
    share of words that the learner knows as last, if it was asked for."""
    hard = difficulty(analysis)
    named: dict[str, Json] = {} if id is None else {"id": id}
    return _line(
        named
        | {
            "text": _text(analysis.text, analysis.text.level or hard.level),
            "sentences": [_sentence(s) for s in analysis.sentences],
            "tokens": [_token(t) for t in analysis.tokens],
            "words": [_word(w, analysis, lexicon) for w in analysis.words],
            "bunsetsu": [(b.start, b.end) for b in analysis.bunsetsu],
            "heads": [b.head for b in analysis.bunsetsu],
            "entities": [_entity(e) for e in analysis.entities],
            "grammar": [_point(p) for p in grammar.find(analysis)],
            "difficulty": _difficulty(hard),
            "doubts": [{"start": d.start, "end": d.end, "why": d.why, "readings": d.readings} for d in analysis.doubts],
            "dictionary": DICTIONARY,
        }
        | ({} if known is None else {"known": round(known, 3)})
    )


def quiz_json(quiz: Quiz) -> str:
    """A quiz with the spec it was made by; the same text and spec make it again."""
    spec = quiz.spec
    asked: dict[str, Json] = {
        "seed": spec.seed,
        "count": spec.count,
        "kinds": spec.kinds,
        "level": spec.level,
        "furigana": spec.furigana,
        "version": spec.version,
        "form": spec.form,
    }
    if spec.difficulty:
        asked["difficulty"] = spec.difficulty
    texts: Json = [{"slug": slug, "digest": digest} for slug, digest in quiz.texts]
    items: Json = [_item(i) for i in quiz.items]
    return _line({"quiz": {"texts": texts, "spec": asked, "version": quizgen.__version__, "items": items}})


def items_json(text: Text, items: Iterable[Item], rejected: Iterable[Abstain] | None = None) -> str:
    """All items of a text; with ``rejected``, the places where none could be made, and why."""
    out: dict[str, Json] = {
        "texts": [{"slug": text.slug, "digest": text.digest}],
        "version": quizgen.__version__,
        "items": [_item(i) for i in items],
    }
    if rejected is not None:
        out["rejected"] = [_abstain(a, text.body) for a in rejected]
    return _line(out)


def _line(value: Json) -> str:
    return json.dumps(value, ensure_ascii=False)


def _text(text: Text, level: str) -> Json:
    return {"slug": text.slug, "title": text.title, "level": level, "body": text.body}


def _difficulty(d: Difficulty) -> Json:
    reasons: Json = [{"aspect": r.aspect, "level": r.level, "ja": r.ja, "en": r.en} for r in d.reasons]
    return {"level": d.level, "readability": d.readability, "coverage": dict(d.coverage), "reasons": reasons}


def _sentence(s: Sentence) -> Json:
    out: dict[str, Json] = {"start": s.start, "end": s.end, "quotable": s.quotable}
    return out if s.quotable else out | {"why": s.why}


def _token(t: Token) -> Json:
    return {
        "start": t.start,
        "end": t.end,
        "surface": t.surface,
        "reading": t.reading,
        "lemma": t.lemma,
        "pos": t.pos,
    }


def _word(w: Word, analysis: Analysis, lexicon: "Lexicon") -> Json:
    return {
        "start": w.start,
        "end": w.end,
        "surface": w.surface,
        "dictionary_form": w.dictionary_form,
        "reading": w.reading,
        "part": w.part,
        "furigana": w.furigana,
        "confidence": round(w.confidence, 3),
        "level": w.level,
        "frequency": round(w.frequency, 2),
        "glosses": sense_of(w, analysis, lexicon).glosses,
        "inflections": w.inflections,
    }


def _entity(e: Entity) -> Json:
    out: dict[str, Json] = {"start": e.start, "end": e.end, "type": e.type}
    return out | {"unit": e.unit} if e.unit else out


def _point(p: grammar.Point) -> Json:
    row = p.row
    return {"start": p.start, "end": p.end, "name": row.name, "level": row.level, "ja": row.ja, "en": row.en}


def _item(item: Item) -> Json:
    out: dict[str, Json] = {
        "id": item.id,
        "kind": item.kind,
        "shape": item.shape,
        "level": item.level,
        "rubric": _note(rubric(item.kind, item.level)),
        "prompt": [{"text": p.text, "role": p.role, "furigana": _pairs(p.text, p.furigana)} for p in item.prompt],
        "choices": [_choice(c) for c in item.choices],
        "answers": item.answers,
        "evidence": [
            {"text_index": e.text_index, "start": e.start, "end": e.end, "text": e.text} for e in item.evidence
        ],
        "hides": item.hides,
        "explanation": _note(item.explanation),
    }
    if item.needed:
        out["needed"] = [{"text": n.text, "forms": n.forms} for n in item.needed]
    if item.marks:
        out["marks"] = item.marks
    if item.authorship.origin != "generated":
        out["origin"] = item.authorship.origin
    return out


def _choice(c: Choice) -> Json:
    out: dict[str, Json] = {
        "text": c.text,
        "correct": c.correct,
        "why": c.why,
        "explanation": _note(c.explanation),
        "furigana": _pairs(c.text, c.furigana),
    }
    return out | {"place": c.place} if c.place else out


def _pairs(text: str, furigana: Furigana) -> Furigana:
    """Furigana always covers its text in JSON, so that a reader can print the pairs alone."""
    return furigana or (((text, ""),) if text else ())


def _note(note: Note) -> Json:
    return {"ja": note.ja, "en": note.en}


def _abstain(a: Abstain, body: str) -> Json:
    return {"kind": a.kind, "start": a.start, "end": a.end, "text": body[a.start : a.end], "why": a.why}
