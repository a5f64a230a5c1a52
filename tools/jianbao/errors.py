"""One tree of errors and one table of exit codes; a message names file, line and remedy, in both languages."""

from enum import IntEnum


class Exit(IntEnum):
    """What the process says when it ends; documented in README."""

    DONE = 0
    FINDINGS = 1
    """`--strict`: something needs a person."""
    USAGE = 2
    """The command line was wrong (click's own code)."""
    REFUSED = 3
    """A seed, file or setting could not be used; the others were."""
    FIXITY = 4
    """A seed changed after it came in."""
    BROKEN = 5
    """The converter found its own result wrong; nothing was written. Please report it."""
    TOOL = 6
    """A program that builds the site failed."""


class JianbaoError(Exception):
    """An error a user can act on."""

    exit_code = Exit.REFUSED

    def __init__(self, place: str, zh: str, en: str) -> None:
        super().__init__(f"{place}: {en}")
        self.place, self.zh, self.en = place, zh, en

    def message(self, lang: str) -> str:
        """The error on one line in the user's language, `zh` or `en`."""
        return f"{self.place}: {self.zh if lang == 'zh' else self.en}"


class SeedRefused(JianbaoError):
    """A file in seeds/ that is no readable text."""


class SettingRefused(JianbaoError):
    """A sidecar, a lexicon file or mkdocs.yml that says something impossible."""


class ArticleRefused(JianbaoError):
    """An article file that cannot be read."""


class FixityFailure(JianbaoError):
    """A seed that is not the one that came in."""

    exit_code = Exit.FIXITY


class ConservationFailure(JianbaoError):
    """Characters lost or made up between seed and record: a defect of the converter."""

    exit_code = Exit.BROKEN


class ToolFailure(JianbaoError):
    """MkDocs or the search indexer failed."""

    exit_code = Exit.TOOL
