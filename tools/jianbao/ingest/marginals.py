"""How sure the tagger was of each tag: its probability over all sequences of tags that the page could have had.

Forward and backward sums over the same chain that tagging.py takes its best path from (Rabiner 1989; Lafferty, McCallum,
Pereira 2001). The best path as a whole may hold a tag that is not the likeliest of its line.
"""

import math

from jianbao.ingest.clues import PageClues, clues
from jianbao.ingest.continuation import load
from jianbao.ingest.order import Guesses
from jianbao.ingest.pieces import Piece, Tag
from jianbao.ingest.tagging import Weights, choices, score_tags, weights

Scores = dict[Tag, float]


def marginals(pieces: tuple[Piece, ...], guesses: Guesses, page: PageClues) -> list[Scores]:
    """For every piece the probability of each tag that it could have got; takes what `tagging.tag` takes."""
    model = weights()
    given = zip(choices(pieces, page), clues(pieces, guesses, page, load()), strict=True)
    local = [score_tags(tags, facts, model) for tags, facts in given]
    forward = _sums(local, model, backwards=False)
    backward = _sums(local[::-1], model, backwards=True)[::-1]
    return [
        _normal({tag: ahead[tag] + behind[tag] - own[tag] for tag in own})
        for own, ahead, behind in zip(local, forward, backward, strict=True)
    ]


def _sums(local: list[Scores], model: Weights, *, backwards: bool) -> list[Scores]:
    """For every piece and tag the log of the sum over all ways to get there, the tag's own score included."""
    found: list[Scores] = []
    start = {} if backwards else model.get("after start", {})
    for own in local:
        if not found:
            found.append({tag: score + start.get(tag, 0.0) for tag, score in own.items()})
            continue
        found.append({tag: score + _log_sum(_ways(found[-1], tag, model, backwards)) for tag, score in own.items()})
    return found


def _ways(before: Scores, tag: Tag, model: Weights, backwards: bool) -> list[float]:  # noqa: FBT001 -- internal
    if backwards:
        after = model.get(f"after {tag}", {})
        return [score + after.get(other, 0.0) for other, score in before.items()]
    return [score + model.get(f"after {other}", {}).get(tag, 0.0) for other, score in before.items()]


def _log_sum(logs: list[float]) -> float:
    top = max(logs)
    return top + math.log(sum(math.exp(one - top) for one in logs))


def _normal(logs: Scores) -> Scores:
    """Probabilities that add up to 1.

    >>> {tag.name: round(share, 2) for tag, share in _normal({Tag.TITLE: 0.0, Tag.TEXT: 0.0}).items()}
    {'TITLE': 0.5, 'TEXT': 0.5}
    """
    total = _log_sum(list(logs.values()))
    return {tag: math.exp(score - total) for tag, score in logs.items()}
