"""How sure the tagger was of each tag: its probability over all sequences of tags that the page could have had.

Forward and backward sums over the same chain that tagging.py takes its best path from (Rabiner 1989; Lafferty, McCallum,
Pereira 2001). The best path as a whole may hold a tag that is not the likeliest of its line.
"""

import numpy as np

from jianbao.ingest.arrays import Array
from jianbao.ingest.clues import PageClues
from jianbao.ingest.network import COLUMNS, Chain
from jianbao.ingest.pieces import Piece, Tag
from jianbao.ingest.tagging import choices

Scores = dict[Tag, float]


def marginals(pieces: tuple[Piece, ...], chain: Chain, page: PageClues) -> list[Scores]:
    """For every piece the probability of each tag that it could have got."""
    return [_shares(row, tags) for row, tags in zip(logs(chain), choices(pieces, page), strict=True)]


def logs(chain: Chain) -> Array:
    """For every line and tag the logarithm of the sum over all sequences that have that tag there."""
    ahead = _sums(chain.lines, chain.first, chain.after)
    behind = _sums(chain.lines[::-1], np.zeros(len(chain.after)), chain.after.T)[::-1]
    return ahead + behind - chain.lines


HEADLINE = (Tag.RUBRIC, Tag.KICKER, Tag.TITLE, Tag.SUBTITLE)


def headline_shares(pieces: tuple[Piece, ...], chain: Chain, page: PageClues) -> tuple[float, ...]:
    """For every piece the probability that it is of a headline."""
    return tuple(sum(shares.get(tag, 0.0) for tag in HEADLINE) for shares in marginals(pieces, chain, page))


def _sums(lines: Array, first: Array, after: Array) -> Array:
    """For every piece and tag the log of the sum over all ways to get there, the tag's own score included."""
    found = lines.copy()
    found[:1] += first
    for at in range(1, len(lines)):
        found[at] += np.logaddexp.reduce(found[at - 1][:, np.newaxis] + after, axis=0)
    return found


def _shares(logs: Array, tags: tuple[Tag, ...]) -> Scores:
    """Probabilities that add up to 1."""
    own = np.array([logs[COLUMNS[tag]] for tag in tags])
    shares = np.exp(own - np.logaddexp.reduce(own))
    return dict(zip(tags, shares.tolist(), strict=True))
