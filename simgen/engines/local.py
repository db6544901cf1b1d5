"""The local engine: scenes rendered in this process, or in several, each with its own renderer."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from contextlib import contextmanager
from multiprocessing import get_context
from typing import Any, TypeVar

T = TypeVar("T")
Task = Callable[[int], T]

_task: Callable[[int], Any] | None = None  # of a worker process, made once by its initialiser


def run(make_task: Callable[[], Task[T]], groups: list[list[int]], workers: int) -> Iterator[tuple[int, T]]:
    """Apply a task to every index; yields (index, result) as they finish.

    make_task : picklable; called once per process to make the task (which opens the renderer). groups : indices that
    share something costly (a road network) and therefore a process.
    """
    if workers <= 1:
        task = make_task()
        for group in groups:
            for index in group:
                yield index, task(index)
        return
    with _one_thread_per_worker(), ProcessPoolExecutor(workers, get_context("spawn"), _start, (make_task,)) as pool:
        waiting = {pool.submit(_run_group, group) for group in groups}
        try:
            yield from _as_finished(waiting)
        except BaseException:
            pool.shutdown(wait=True, cancel_futures=True)
            raise


def _as_finished(waiting: set[Future[list[tuple[int, T]]]]) -> Iterator[tuple[int, T]]:
    while waiting:
        done, waiting = wait(waiting, return_when=FIRST_COMPLETED)
        for future in done:
            yield from future.result()


def _start(make_task: Callable[[], Task[Any]]) -> None:
    import signal

    global _task
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent stops the workers, after the scene they are at
    _task = make_task()


def _run_group(group: list[int]) -> list[tuple[int, Any]]:
    if _task is None:
        raise RuntimeError("the worker was not started through its initialiser")
    return [(index, _task(index)) for index in group]


@contextmanager
def _one_thread_per_worker() -> Iterator[None]:
    """Software OpenGL would otherwise start a thread per core in every worker."""
    before = os.environ.get("LP_NUM_THREADS")
    os.environ.setdefault("LP_NUM_THREADS", "1")
    try:
        yield
    finally:
        if before is None:
            del os.environ["LP_NUM_THREADS"]
