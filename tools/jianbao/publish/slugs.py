"""Slugs: the last part of the address of a name's page.

A Chinese name is its own slug. Transliteration would lose tones and characters (李娜 and 丽娜 both `lina`), guess
wrongly at characters with two readings, and change with its library; a name stays what it is, browsers show it
readably, and every static host serves it percent-encoded. Where something has to be changed to make an address, a
short digest of the name follows, so two names never share an address, no table has to be kept, and an address is
never given to another name. Tags are different: their names may be changed by editors, so the lexicon gives each one
an address of its own.
"""

import hashlib
import re
import unicodedata
from urllib.parse import quote

PAGE_NUMBER = re.compile(r"[0-9]{1,3}")
"""The addresses of the second and later pages of a long index."""
LONGEST = 60
"""Characters; three bytes each stay below the 255 bytes that file systems allow."""


def slug(name: str) -> str:
    """The address of a name.

    >>> slug("天津市红桥区"), slug("652路")
    ('天津市红桥区', '652路')
    >>> slug("../买买提·艾力") == slug("买买提 艾力")
    False
    """
    kept = "".join(char if char.isalnum() else "-" for char in unicodedata.normalize("NFC", name).casefold())
    kept = re.sub("-+", "-", kept).strip("-")[:LONGEST]
    return kept if kept == name and not PAGE_NUMBER.fullmatch(name) else f"{kept}-{_digest(name)}".strip("-")


def _digest(name: str) -> str:
    return hashlib.sha256(name.encode("utf-8", "surrogatepass")).hexdigest()[:6]


def address(*parts: str) -> str:
    """A path below the site's root, percent-encoded, ending in a slash.

    >>> address("tags", "教育")
    'tags/%E6%95%99%E8%82%B2/'
    """
    return "".join(f"{quote(part, safe='')}/" for part in parts)
