"""One writer at a time: what another run has half written looks like an edit of a person.

The archive's own folder is locked, so nothing is left behind, and a run that is killed holds no lock.
"""

import fcntl
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from jianbao.archive import Archive


@contextmanager
def alone(archive: Archive, wait: Callable[[], object] = lambda: None) -> Iterator[None]:
    """Hold the archive against other runs that write; `wait` is called once where one has to be waited for."""
    folder = os.open(archive.root, os.O_RDONLY)
    try:
        try:
            fcntl.flock(folder, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            wait()
            fcntl.flock(folder, fcntl.LOCK_EX)
        yield
    finally:
        os.close(folder)
