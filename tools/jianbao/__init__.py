"""jianbao (剪报): text dumps of newspaper pages become an archive that people read, search, cite and correct."""

import os

__version__ = "0.1.0"

# The matrices of a page are small: a second thread of numpy's took as much time again and gave nothing (`make bench-read`).
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
