"""Explain (解读): what reading did with every line of a seed, and why, on a terminal or as one HTML file.

seeds → read_stages → pages linked → accounts → terminal lines | HTML
"""

from collections.abc import Sequence
from dataclasses import replace

from jianbao.errors import Defect
from jianbao.explain.account import Account, account
from jianbao.ingest.halves import link
from jianbao.ingest.read import Stages


def accounts_of(stages: Sequence[Stages]) -> list[Account]:
    """The accounts of seeds that were read together, the halves of their texts linked as `extract` links them."""
    pages = link(tuple(one.page for one in stages))
    return [_account(replace(one, page=page)) for one, page in zip(stages, pages, strict=True)]


def _account(stages: Stages) -> Account:
    """The account of one seed; a failure names it."""
    with Defect.named(stages.page.seed):
        return account(stages)


__all__ = ["Account", "account", "accounts_of"]
