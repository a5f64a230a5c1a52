"""Writing many files: each as it comes, and nothing else stays."""

from collections.abc import Iterator
from pathlib import Path

from jianbao.write import write_files


def test_files_are_written_as_they_come_and_what_a_killed_run_left_goes(tmp_path: Path) -> None:
    root = tmp_path / "build" / "search"
    (root / "texts").mkdir(parents=True)
    (root / "texts" / ".a.bin.x1y2").write_bytes(b"half")
    (root / "old.bin").write_bytes(b"old")

    def files() -> Iterator[tuple[str, bytes]]:
        yield "texts/a.bin", b"whole"
        assert (root / "texts" / "a.bin").read_bytes() == b"whole"
        yield "head.bin", b"head"

    assert write_files(root, files()) == 4
    assert sorted(path.name for path in root.rglob("*") if path.is_file()) == ["a.bin", "head.bin"]
    assert write_files(root, iter([("texts/a.bin", b"whole"), ("head.bin", b"head")])) == 0
