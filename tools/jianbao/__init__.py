"""jianbao (剪报): text dumps of newspaper pages become an archive that people read, search, cite and correct."""

__version__ = "0.1.0"
