"""Where texts are analysed and quizzes made, behind the pages.

No page waits for a generator: it asks, waits a moment, and shows "being prepared" if that was not enough.
Work stands in one short queue before a few threads; what is made is kept in memory, keyed by the text.
"""

from collections import OrderedDict
from collections.abc import Callable, Iterable
from concurrent.futures import Future
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache
from queue import Empty, Full, Queue
from threading import Lock, Semaphore, Thread

from quizgen.analysis.types import Analysis
from quizgen.items.base import Item, Proposal
from quizgen.lexicon.known import Known
from quizgen.output.passage import Paragraph, View
from quizgen.quiz.make import PAIR
from quizgen.quiz.picks import Pool
from quizgen.quiz.types import Quiz, QuizSpec
from quizgen.source.text import Text

PATIENCE = 2.0
"""Seconds a page waits for its text before it says "being prepared"."""
SEATS = 3
"""How many pages of a process may wait at a time, so that a flood of texts leaves threads for everything else."""
KEPT = 2_000_000
"""How many characters of analysed text are kept at most."""


NOTHING = Known()


class BusyError(RuntimeError):
    """Too many texts are waiting to be prepared."""


class NotReadyError(RuntimeError):
    """The text is being prepared and will be ready soon."""


@dataclass(frozen=True, slots=True)
class Study:
    """What was found in one text: every item that it gives, if it is short; from a long one each quiz takes its own."""

    analysis: Analysis
    proposal: Proposal | None


def study(text: Text) -> Study:
    """Analyse a text, and propose every item that a short one gives."""
    from quizgen import items, lexicon
    from quizgen.analysis import analyse
    from quizgen.quiz.stretches import whole

    words = lexicon.load()
    analysis = analyse(text, words)
    return Study(analysis, items.propose(analysis, words) if whole(text) else None)


def _candidates(made: Study, spec: QuizSpec) -> Proposal:
    """What a quiz on the text is chosen from."""
    from quizgen import lexicon, quiz

    return made.proposal or quiz.candidates(made.analysis, lexicon.load(), spec)


def _result(future: Future[Study], patience: float) -> Study:
    try:
        return future.result(patience)
    except TimeoutError as error:
        raise NotReadyError from error


class Workshop:
    """Studies of texts and quizzes on them, made once and kept."""

    def __init__(
        self, make: Callable[[Text], Study] = study, threads: int = 2, waiting: int = 16, patience: float = PATIENCE
    ) -> None:
        self._make, self._patience = make, patience
        self._queue: Queue[tuple[Text, Future[Study]] | None] = Queue(maxsize=waiting)
        self._seats, self._closed = Semaphore(SEATS), False
        self._kept: OrderedDict[Text, Future[Study]] = OrderedDict()
        self._lock = Lock()
        self._choose = lru_cache(maxsize=256)(self._chosen)
        self._lay_out = lru_cache(maxsize=256)(self._laid_out)
        self.everything = lru_cache(maxsize=8)(self._all_items)
        self._together = lru_cache(maxsize=16)(self._pool)
        self._threads = [Thread(target=self._work, name=f"workshop-{n}", daemon=True) for n in range(threads)]
        for thread in self._threads:
            thread.start()

    def close(self) -> None:
        """Begin nothing more and keep nothing; what is being made is not waited for."""
        self._closed = True
        with suppress(Empty):
            while job := self._queue.get_nowait():
                job[1].set_exception(NotReadyError())
        for _ in self._threads:
            self._queue.put(None)
        for thread in self._threads:
            thread.join(min(self._patience, 0.2))
        self._kept.clear()
        for cached in (self._choose, self._lay_out, self.everything, self._together):
            cached.cache_clear()

    def study(self, text: Text, patience: float = 0) -> Study:
        """The study of a text; ``NotReadyError`` if a page would wait too long for it (``patience``: seconds it may
        wait, if more than usual), ``BusyError`` if many wait already."""
        future = self._future(text)
        if future.done() or patience > self._patience:
            return _result(future, patience)
        if not self._seats.acquire(blocking=False):
            raise NotReadyError
        try:
            return _result(future, self._patience)
        finally:
            self._seats.release()

    def ask(self, text: Text) -> Study | None:
        """The study of a text if it stands, else nothing, and it will be made if there is room in the queue."""
        with suppress(BusyError):
            self._future(text)
        return self.studied(text)

    def studied(self, text: Text) -> Study | None:
        """The study of a text if it stands, without waiting for it or asking for it."""
        with self._lock:
            future = self._kept.get(text)
        return future.result() if future and future.done() and not future.exception() else None

    def quiz(
        self, text: Text, spec: QuizSpec, items: tuple[str, ...] = (), patience: float = 0, known: Known = NOTHING
    ) -> Quiz:
        """The quiz that a spec asks for; with ``items`` the one of these items, as far as the text still gives them.
        Words that are ``known`` are not asked about where there are others."""
        self.study(text, patience)
        quiz = self._choose(text, spec, (), known)
        if not items:
            return quiz
        if set(items) <= {i.id for i in quiz.items}:
            return Quiz(quiz.texts, quiz.spec, tuple(i for i in quiz.items if i.id in items))
        return self._choose(text, spec, items, NOTHING)

    def item(self, text: Text, key: str, seed: int) -> Item | None:
        """One item of a text by its id, its choices dealt with a seed; nothing if the text no longer gives it."""
        self.study(text)
        return next(iter(self._choose(text, QuizSpec(seed=seed), (key,), NOTHING).items), None)

    def pool(self, texts: tuple[Text, ...], spec: QuizSpec, items: tuple[str, ...], patience: float = 0) -> Pool:
        """All that a sheet on texts may ask; of a long one what the spec draws, and these items."""
        short = all(self.study(text, patience).proposal for text in texts)
        return self._together(texts, QuizSpec() if short else spec, () if short else items)

    def ready(self) -> list[Text]:
        """The texts that are studied already."""
        with self._lock:
            return [text for text, made in self._kept.items() if made.done() and not made.exception()]

    def passage(self, text: Text, view: View) -> tuple[Paragraph, ...]:
        """The text as it stands on a page."""
        self.study(text)
        return self._lay_out(text, view)

    def dressed(self, text: Text, item: Item, view: View) -> Item:
        """An item with the furigana that stands in the text beside it."""
        from quizgen import lexicon
        from quizgen.output.prompts import dressed

        return dressed((item,), (self.study(text).analysis,), (self.passage(text, view),), view, lexicon.load())[0]

    def warm(self, texts: Iterable[Text]) -> Thread:
        """Study texts one after the other in the background, as many as are kept."""
        thread = Thread(target=self._warm, args=(texts,), name="warm", daemon=True)
        thread.start()
        return thread

    def _warm(self, texts: Iterable[Text]) -> None:
        room = KEPT // 2
        for text in texts:
            room -= len(text.body)
            if room < 0 or self._closed:
                return
            self._future(text).exception()  # waits; whoever opens a text that cannot be studied will be told

    def _chosen(self, text: Text, spec: QuizSpec, items: tuple[str, ...], known: Known) -> Quiz:
        from dataclasses import replace

        from quizgen.quiz.choose import choose

        made = self.study(text)
        if not items:
            return choose((_candidates(made, spec),), (made.analysis,), spec, known)
        found = tuple(i for i in self.everything(text).items if i.id in items)
        spec = replace(spec, count=len(found), kinds=())
        return choose((Proposal(found),), (made.analysis,), spec)

    def _all_items(self, text: Text) -> Proposal:
        from quizgen import items, lexicon

        made = self.study(text)
        return made.proposal or items.propose(made.analysis, lexicon.load())

    def _pool(self, texts: tuple[Text, ...], spec: QuizSpec, items: tuple[str, ...]) -> Pool:
        from quizgen import items as kinds
        from quizgen import lexicon
        from quizgen.quiz.choose import candidates_of

        made = [self.study(text) for text in texts]
        found = [_candidates(study, spec) for study in made]
        missing = set(items) - {i.id for proposal in found for i in proposal.items}
        if missing:
            more = [tuple(i for i in self.everything(text).items if i.id in missing) for text in texts]
            found = [Proposal(proposal.items + extra) for proposal, extra in zip(found, more, strict=True)]
        analyses = tuple(study.analysis for study in made)
        if len(made) == PAIR:  # what compares two texts stands with the first
            found[0] = Proposal(found[0].items + kinds.compare(analyses[0], analyses[1], lexicon.load()).items)
        return Pool(analyses, tuple(candidates_of(found, analyses, QuizSpec())))

    def _laid_out(self, text: Text, view: View) -> tuple[Paragraph, ...]:
        from quizgen import lexicon
        from quizgen.output.passage import passage

        return passage(self.study(text).analysis, view, lexicon.load())

    def _future(self, text: Text) -> Future[Study]:
        with self._lock:
            if text in self._kept:
                self._kept.move_to_end(text)
                return self._kept[text]
            future = Future[Study]()
            try:
                if self._closed:
                    raise Full
                self._queue.put_nowait((text, future))
            except Full as error:
                raise BusyError from error
            self._kept[text] = future
            self._make_room()
            return future

    def _make_room(self) -> None:
        size = sum(len(text.body) for text in self._kept)
        while size > KEPT and len(self._kept) > 1:
            text, _ = self._kept.popitem(last=False)
            size -= len(text.body)

    def _work(self) -> None:
        while job := self._queue.get():
            text, future = job
            try:
                future.set_result(self._make(text))
            except Exception as error:  # handed to whoever asked for the text
                future.set_exception(error)
                with self._lock:
                    self._kept.pop(text, None)
