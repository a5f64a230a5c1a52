"""One history: rounds of edits and better conversions, and after each round everything that must hold."""

import contextlib
import json
import random
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from jianbao import cli
from jianbao import convert as flow
from jianbao.convert import Conversion, changes, convert
from jianbao.errors import Exit
from jianbao.model import Page, Source, Subjects
from tests.simulation import machine, people
from tests.simulation.checks import Before, Check, WrongError, must
from tests.simulation.world import World
from tests.small_archive import SmallArchive, write_until

ROUNDS = 5


def play(root: Path, seed: int, patch: pytest.MonkeyPatch) -> World:
    """Run one history; raises WrongError with what happened."""
    world = World(SmallArchive(root), random.Random(seed))  # noqa: S311 -- a history, not a secret
    patch.setattr(flow, "read_page", lambda source, **said: _read(world, source, **said))
    patch.setattr(flow, "find_subjects", lambda _article, **_context: Subjects())
    (root / "mkdocs.yml").write_text("site_name: 剪报\n", "utf-8")
    for _ in range(2):
        machine.add_seed(world)
    try:
        for at in range(ROUNDS):
            _round(world, patch, first=at == 0)
    except WrongError as error:
        raise WrongError(f"history {seed}: {error}\n" + "\n".join(world.log)) from error
    return world


def _read(world: World, source: Source, *, seed_id: str, repeated: frozenset[str] = frozenset()) -> Page:
    assert isinstance(repeated, frozenset)
    return machine.read(world, source, seed_id)


def _round(world: World, patch: pytest.MonkeyPatch, *, first: bool) -> None:
    for acts in () if first else (people.ACTS, machine.ACTS):
        for _ in range(world.rng.randint(0, 4)):
            act = world.rng.choice(acts)
            world.log.append(f"{act.__module__.rsplit('.', 1)[-1]}.{act.__name__}")
            act(world)
        if acts is people.ACTS:
            world.order = {key: world.in_order(text) for key, text in world.files().items()}
    world.log.append("run")
    before = Before(world)
    accepted = _seed_changes(world) if not first and world.rng.random() < 0.3 else ()
    if world.rng.random() < 0.3:
        world.log.append("killed")
        write_until(patch, world.archive, world.rng.randint(0, 6))
    state = world.archive.state()
    by_command = world.rng.random() < 0.3
    dry = _dry_run(world, accepted, by_command=by_command)
    must(world.archive.state() == state, "the dry run wrote")
    conversion = _run(world, accepted, by_command=by_command)
    must(all((path.is_file() and path.read_bytes().decode() == after) if after is not None else not path.exists()
             for path, (_, after) in dry.items()), "the dry run said something else")  # fmt: skip
    must(not conversion.errors, *conversion.errors)
    Check(world, before, conversion).all()
    again = convert(world.archive)
    must(changes(again) == {}, "a second run changes", *changes(again))
    must([one for one in again.findings if one.code == "L-001"] == [one for one in conversion.findings if one.code == "L-001"],
         "conflicts are not told again")  # fmt: skip
    world.changed.clear()
    world.dropped.clear()
    world.moved.clear()


def _dry_run(world: World, accepted: tuple[str, ...], *, by_command: bool) -> dict[Path, tuple[str, str | None]]:
    """What a run would change, nothing where a killed one has to be finished first; the command must say the same."""
    pending = (world.archive.ledger / ".pending").exists()
    dry = changes(convert(world.archive, accept=accepted)) if not pending else {}
    if by_command:
        said = _command(world, "--dry-run", "--json", *_accept(accepted))
        must(said.exit_code == (Exit.REFUSED if pending else Exit.DONE), said.exit_code, said.output)
        if not pending:
            paths = {path.relative_to(world.archive.root).as_posix() for path in dry}
            must(set(json.loads(said.stdout)["changed"]) == paths, "the command names other files", said.stdout)
            shown = _command(world, "--dry-run", *_accept(accepted)).stdout
            must(all(path in shown for path in paths), "a file that would change is not shown", shown)
    return dry


def _run(world: World, accepted: tuple[str, ...], *, by_command: bool) -> Conversion:
    """Convert, by the command line now and then."""
    if not by_command:
        return world.archive.run(*accepted)
    world.log.append("command")
    said = _command(world, "--strict", *_accept(accepted))
    conversion = convert(world.archive)
    must(said.exit_code in (Exit.DONE, Exit.FINDINGS), said.exit_code, said.output)
    told = any(one.code == "L-001" for one in conversion.findings)
    must(not told or said.exit_code == Exit.FINDINGS, "a conflict does not make --strict fail", said.output)
    return conversion


def _accept(names: tuple[str, ...]) -> list[str]:
    return [word for name in names for word in ("--accept", name)]


def _command(world: World, *arguments: str) -> Result:
    """`jianbao convert` in the archive."""
    with contextlib.chdir(world.archive.root):
        return CliRunner().invoke(cli.main, ["--lang", "en", "convert", *arguments], catch_exceptions=False)


def _seed_changes(world: World) -> tuple[str, ...]:
    """A seed comes in again in another encoding, or with another text: refused until it is accepted by name."""
    known = world.archive.manifest.read_text("utf-8")
    name = world.rng.choice([name for name in world.seeds if f"  {name}\n" in known] or [""])
    if not name:
        return ()
    text, encoding = world.texts[name]
    if world.rng.random() < 0.5:
        encoding = "utf-16" if encoding == "utf-8" else "utf-8"
    else:
        text += f"{world.word()}\n"
    world.texts[name] = text, encoding
    world.archive.seed(text, name, encoding)
    world.log.append(f"changed {name}")
    before = dict(world.files().items())
    refused = convert(world.archive)
    must([error.exit_code for error in refused.errors] == [Exit.FIXITY], "a changed seed was taken", *refused.errors)
    must(before == world.files(), "wrote before it was accepted")
    return (name,)
