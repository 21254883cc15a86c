"""Work spread over processes: answers in the order of the questions, memory bounded."""

import gc
import pickle
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from itertools import islice
from multiprocessing import get_context
from typing import TypeVar

from titleopt.resources import collector_paused

Question = TypeVar("Question")
Answer = TypeVar("Answer")

# Large enough that handing a chunk over costs little beside working on it.
CHUNK = 500


def chunks(items: Iterable[Question], size: int = CHUNK) -> Iterator[list[Question]]:
    """Yield lists of at most ``size`` items.

    >>> list(chunks("abcde", 2))
    [['a', 'b'], ['c', 'd'], ['e']]
    """
    source = iter(items)
    while chunk := list(islice(source, size)):
        yield chunk


def spread(
    questions: Iterable[Question],
    work: Callable[[Question], Answer],
    *,
    jobs: int,
    prepare: Callable[..., None],
    prepared_with: tuple[object, ...],
) -> Iterator[Answer]:
    """Yield ``work(question)`` for each question, worked out by ``jobs`` processes.

    Args:
        questions: Taken only as far as the processes are ahead of the reader.
        work: A function of a module, called in the processes.
        jobs: How many processes.
        prepare: Called once in each process with ``prepared_with``.
        prepared_with: What can be pickled; dictionaries are loaded by ``prepare``.

    """
    source = iter(questions)
    waiting: deque[Future[bytes]] = deque()
    pool = ProcessPoolExecutor(
        jobs,
        mp_context=get_context("spawn"),
        initializer=_start,
        initargs=(prepare, prepared_with),
    )
    try:
        while True:
            # Two for each process keep all of them busy.
            waiting.extend(
                pool.submit(_packed, work, question)
                for question in islice(source, max(0, 2 * jobs - len(waiting)))
            )
            if not waiting:
                return
            packed = waiting.popleft().result()
            with collector_paused():
                answer: Answer = pickle.loads(packed)  # noqa: S301 - from a process of our own
            yield answer
    finally:
        pool.shutdown(cancel_futures=True)


def _packed(work: Callable[[Question], Answer], question: Question) -> bytes:
    """Answer a question, ready to be sent.

    An answer holds thousands of values that all stay: packed and unpacked without the collector
    looking through them it takes two thirds of the time.
    """
    answer = work(question)
    with collector_paused():
        return pickle.dumps(answer, pickle.HIGHEST_PROTOCOL)


def _start(prepare: Callable[..., None], prepared_with: tuple[object, ...]) -> None:
    # Ctrl-C reaches every process of the terminal: only the first one answers it.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    prepare(*prepared_with)
    # What was prepared lives as long as the process: the collector need not walk through it.
    gc.freeze()
