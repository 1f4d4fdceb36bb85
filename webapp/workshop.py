"""Where texts are analysed and quizzes made, behind the pages.

No page waits for a generator: it asks, waits a moment, and shows "being prepared" if that was not enough.
Work stands in one short queue before a few threads; what is made is kept in memory, keyed by the text.
"""

import time
from collections import OrderedDict
from collections.abc import Callable, Iterable
from concurrent.futures import Future
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import lru_cache, partial
from queue import Empty, Full, Queue
from threading import Lock, Semaphore, Thread
from typing import Any

from quizgen.analysis.types import Analysis
from quizgen.items.base import Item, Proposal
from quizgen.lexicon.known import Known
from quizgen.output.passage import Paragraph, View
from quizgen.quiz.make import PAIR
from quizgen.quiz.picks import Pool
from quizgen.quiz.types import Quiz, QuizSpec
from quizgen.source.text import Text
from webapp import study as tasks
from webapp.makers import ClosedError, Makers, here
from webapp.study import Study

PATIENCE = 2.0
"""Seconds a page waits for its text before it says "being prepared"."""
SEATS = 1
"""How many pages of a process may wait at a time, so that a flood of texts leaves threads for everything else."""
SOON = 0.5
"""Seconds after which work in the background asks again for a place in the queue."""
KEPT = 2_000_000
"""How many characters of analysed text are kept at most."""
WARM = 200_000
"""How many characters are studied before anybody asks; that is some hundred short texts."""
ITEMS = 2_000
"""Characters of text that take as much room as the items of a quiz's stretches."""


NOTHING = Known()


class BusyError(RuntimeError):
    """Too many texts are waiting to be prepared."""


class NotReadyError(RuntimeError):
    """The text is being prepared and will be ready soon."""


@dataclass(frozen=True, slots=True)
class Order:
    """A task and the values that it is given, the first of them a text."""

    task: Callable[..., Any]
    given: tuple[Any, ...]

    @property
    def size(self) -> int:
        """How many characters its result counts for: items alone take as much room as a middling text."""
        return len(self.given[0].body) if len(self.given) == 1 else ITEMS


def _result(future: Future[Any], patience: float) -> Any:
    try:
        return future.result(patience)
    except TimeoutError as error:
        raise NotReadyError from error


class Workshop:
    """Studies of texts and quizzes on them, made once and kept.

    ``make`` studies a text; ``makers`` do what else takes long, without them it is done in threads of the workshop.
    """

    def __init__(
        self,
        make: Callable[[Text], Study] = tasks.study,
        threads: int = 2,
        waiting: int = 16,
        patience: float = PATIENCE,
        makers: Makers | None = None,
    ) -> None:
        self._make, self._patience, self._makers = make, patience, makers
        run = makers or here
        self._drawn, self._all = partial(run, tasks.drawn), partial(run, tasks.everything)
        self._compared = partial(run, tasks.compared)
        self._queue: Queue[tuple[Order, Future[Any]] | None] = Queue(maxsize=waiting)
        self._seats, self._closed = Semaphore(SEATS), False
        self._kept: OrderedDict[Order, Future[Any]] = OrderedDict()
        self._lock = Lock()
        self._choose = lru_cache(maxsize=256)(self._chosen)
        self._lay_out = lru_cache(maxsize=256)(self._laid_out)
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
        if self._makers:
            self._makers.close()
        for thread in self._threads:
            thread.join(min(self._patience, 0.2))
        self._kept.clear()
        for cached in (self._choose, self._lay_out, self._together):
            cached.cache_clear()

    def study(self, text: Text, patience: float = 0) -> Study:
        """The study of a text; ``NotReadyError`` if a page would wait too long for it (``patience``: seconds it may
        wait, if more than usual), ``BusyError`` if many wait already."""
        made: Study = self._get(patience, self._make, text)
        return made

    def everything(self, text: Text, patience: float = 0) -> Proposal:
        """Every item that a text gives, however long it is."""
        found: Proposal = self.study(text, patience).proposal or self._get(patience, self._all, text)
        return found

    def _candidates(self, text: Text, spec: QuizSpec, patience: float = 0) -> Proposal:
        """What a quiz on the text is chosen from."""
        found: Proposal = self.study(text, patience).proposal or self._get(patience, self._drawn, text, spec)
        return found

    def _get(self, patience: float, task: Callable[..., Any], *given: Any) -> Any:
        """The result of a task, waited for."""
        future = self._future(task, *given)
        if future.done() or patience > self._patience:
            return _result(future, patience)
        if not self._seats.acquire(blocking=False):
            raise NotReadyError
        try:
            return _result(future, self._patience)
        finally:
            self._seats.release()

    def analysis(self, text: Text) -> Analysis:
        """The analysis of a text, for work in the background: it waits its turn; ``ClosedError`` if none will come."""
        while not self._closed:
            with suppress(BusyError, NotReadyError):
                made: Study = self._future(self._make, text).result()
                return made.analysis
            time.sleep(SOON)
        raise ClosedError

    def ask(self, text: Text) -> Study | None:
        """The study of a text if it stands, else nothing, and it will be made if there is room in the queue."""
        with suppress(BusyError):
            self._future(self._make, text)
        return self.studied(text)

    def studied(self, text: Text) -> Study | None:
        """The study of a text if it stands, without waiting for it or asking for it."""
        with self._lock:
            future = self._kept.get(Order(self._make, (text,)))
        return future.result() if future and future.done() and not future.exception() else None

    def quiz(
        self, text: Text, spec: QuizSpec, items: tuple[str, ...] = (), patience: float = 0, known: Known = NOTHING
    ) -> Quiz:
        """The quiz that a spec asks for; with ``items`` the one of these items, as far as the text still gives them.
        Words that are ``known`` are not asked about where there are others."""
        self._candidates(text, spec, patience)
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
        if short:
            spec, items = QuizSpec(), ()
        for text in texts:
            self._candidates(text, spec, patience)
        if len(texts) == PAIR:
            self._get(patience, self._compared, *texts)
        return self._together(texts, spec, items)

    def ready(self) -> list[Text]:
        """The texts that are studied already."""
        with self._lock:
            made = [order for order, future in self._kept.items() if future.done() and not future.exception()]
        return [order.given[0] for order in made if order.task == self._make]

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
        """Study texts one after the other in the background, ``WARM`` characters of them."""
        thread = Thread(target=self._warm, args=(texts,), name="warm", daemon=True)
        thread.start()
        return thread

    def _warm(self, texts: Iterable[Text]) -> None:
        room = WARM
        for text in texts:
            room -= len(text.body)
            if room < 0 or self._closed:
                return
            self._future(self._make, text).exception()  # waits; whoever opens what cannot be studied will be told

    def _chosen(self, text: Text, spec: QuizSpec, items: tuple[str, ...], known: Known) -> Quiz:
        from quizgen.quiz.choose import choose

        analysis = self.study(text).analysis
        if not items:
            return choose((self._candidates(text, spec),), (analysis,), spec, known)
        found = tuple(i for i in self.everything(text).items if i.id in items)
        return choose((Proposal(found),), (analysis,), replace(spec, count=len(found), kinds=()))

    def _pool(self, texts: tuple[Text, ...], spec: QuizSpec, items: tuple[str, ...]) -> Pool:
        from quizgen.quiz.choose import candidates_of

        found = [self._candidates(text, spec) for text in texts]
        missing = set(items) - {i.id for proposal in found for i in proposal.items}
        if missing:
            more = [tuple(i for i in self.everything(text).items if i.id in missing) for text in texts]
            found = [Proposal(proposal.items + extra) for proposal, extra in zip(found, more, strict=True)]
        if len(texts) == PAIR:  # what compares two texts stands with the first
            both: Proposal = self._get(0, self._compared, *texts)
            found[0] = Proposal(found[0].items + both.items)
        analyses = tuple(self.study(text).analysis for text in texts)
        return Pool(analyses, tuple(candidates_of(found, analyses, QuizSpec())))

    def _laid_out(self, text: Text, view: View) -> tuple[Paragraph, ...]:
        from quizgen import lexicon
        from quizgen.output.passage import passage

        return passage(self.study(text).analysis, view, lexicon.load())

    def _future(self, task: Callable[..., Any], *given: Any) -> Future[Any]:
        order = Order(task, given)
        with self._lock:
            if order in self._kept:
                self._kept.move_to_end(order)
                return self._kept[order]
            future = Future[Any]()
            try:
                if self._closed:
                    raise Full
                self._queue.put_nowait((order, future))
            except Full as error:
                raise BusyError from error
            self._kept[order] = future
            self._make_room()
            return future

    def _make_room(self) -> None:
        size = sum(order.size for order in self._kept)
        while size > KEPT and len(self._kept) > 1:
            order, _ = self._kept.popitem(last=False)
            size -= order.size

    def _work(self) -> None:
        while job := self._queue.get():
            order, future = job
            try:
                future.set_result(order.task(*order.given))
            except Exception as error:  # handed to whoever asked for the text
                future.set_exception(NotReadyError() if self._closed else error)
                with self._lock:
                    self._kept.pop(order, None)
