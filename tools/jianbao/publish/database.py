"""The archive as one SQLite file: a table of articles and a full-text index of character pairs beside it."""

import json
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from itertools import pairwise

Record = dict[str, object]

FTS = """
CREATE VIRTUAL TABLE articles_fts USING fts5(
  title, text, content="articles", content_rowid="rowid", tokenize="unicode61 remove_diacritics 0"
)
"""
"""SQLite takes a run of Chinese for one word; in pairs of characters any part of it can be asked for."""


def database(records: Sequence[Record], columns: Sequence[str]) -> bytes:
    """The bytes of the database; the same records make the same bytes."""
    with closing(sqlite3.connect(":memory:")) as connection:
        fill(connection, records, columns)
        connection.commit()
        connection.execute("VACUUM")
        return connection.serialize()


def fill(connection: sqlite3.Connection, records: Sequence[Record], columns: Sequence[str]) -> None:
    """Make the tables and put every article into them."""
    named = ", ".join(f'"{column}" TEXT{" PRIMARY KEY" if column == "id" else ""}' for column in columns)
    connection.execute(f"CREATE TABLE articles ({named})")
    connection.execute(FTS)
    marks = ", ".join("?" for _ in columns)
    for number, record in enumerate(records, 1):
        values = [_value(record[column]) for column in columns]
        connection.execute(f"INSERT INTO articles (rowid, {_quoted(columns)}) VALUES ({number}, {marks})", values)  # noqa: S608 -- our own column names
        pairs = [phrase(str(record[column] or "")) for column in ("title", "text")]
        connection.execute("INSERT INTO articles_fts (rowid, title, text) VALUES (?, ?, ?)", [number, *pairs])


def _quoted(columns: Sequence[str]) -> str:
    return ", ".join(f'"{column}"' for column in columns)


def _value(value: object) -> str | None:
    """Lists stand as JSON, which Datasette shows as links."""
    if isinstance(value, tuple):
        return json.dumps(value, ensure_ascii=False) if value else None
    return None if value is None else str(value)


def phrase(text: str) -> str:
    """The pairs of a text; as a quoted phrase they find it wherever it stands.

    >>> phrase("人大代表")
    '人大 大代 代表'
    """
    kept = [char for char in text if char.isalnum()]
    return " ".join(first + second for first, second in pairwise(kept)) or "".join(kept)
