"""Explain (解读): what reading did with every line of a seed, and why, on a terminal or as one HTML file.

seed → read_stages → account → terminal lines | HTML
"""

from jianbao.errors import Defect, JianbaoError
from jianbao.explain.account import Account, account
from jianbao.ingest.read import read_stages
from jianbao.model import Source


def explained(result: Source | JianbaoError, repeated: frozenset[str]) -> Account:
    """The account of a seed, read as `extract` reads it; raises the error that refused it, or Defect."""
    if isinstance(result, JianbaoError):
        raise result
    with Defect.named(result.name):
        return account(read_stages(result, repeated=repeated))


__all__ = ["Account", "account", "explained"]
