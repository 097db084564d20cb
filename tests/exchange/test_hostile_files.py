"""A file that is not ours, damaged or hostile costs its sender one sentence, and nobody else anything."""

from __future__ import annotations

import base64
import datetime
import hashlib
import json
import subprocess
import sys
import tempfile
import time
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from styrkort_desktop.desk.new_file import new_file
from styrkort_desktop.desk.receive import FileState, ReceiveOptions, receive
from styrkort_desktop.exchange import read_file, sandbox
from styrkort_desktop.exchange.errors import CannotReadFile
from styrkort_desktop.exchange.identity import FROZEN_LIMIT, frozen_content
from styrkort_desktop.exchange.preflight import FILE_LIMIT, Kind, kind_of
from styrkort_desktop.exchange.sandbox import WORKER_FLAG, WorkerDidNotStart, parse_in_worker, worker_command
from styrkort_desktop.scorecard.errors import EnvironmentProblem
from styrkort_desktop.scorecard.received import FileRefused
from styrkort_desktop.store import Database
from tests.exchange.cards import small
from tests.exchange.hostile.corpus import SECRET, HostileFile
from tests.exchange.hostile.every import EVERY, PARTS, write_all
from tests.exchange.watched_worker import read_report, use_workers, watched_command
from tests.exchange.workbooks import TEMPLATE, changed, read, refused, written

NOW = datetime.datetime(2016, 11, 24, 15, 13, tzinfo=datetime.UTC)
LONGEST_SECONDS = 10
MOST_MEGABYTES = 500


# -- the corpus


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    """A database with a scorecard in it, which no refused file may change."""
    with new_file(tmp_path_factory.mktemp("office") / "kontoret.styrkort", TEMPLATE, ("BUN",)) as database:
        with database.operation("edit_scorecard") as operation:
            operation.put(small(text="Vårt eget mål."))
        yield database


def _files(folder: Path) -> dict[str, str]:
    """Everything in a folder, by path, as what it holds."""
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def _outcome(one: HostileFile, path: Path, office: Database) -> str:
    """Have the file taken in, see that what comes of it is what must, and give all that is said of it."""
    if one.expected.scorecard is not None:
        (received,) = read_file(path, TEMPLATE)
        assert received.scorecard == one.expected.scorecard()
        return repr(received.remarks)
    (outcome,) = receive(office, [(one.called, path)], ReceiveOptions(), now=NOW)
    reasons = [reason.text.sv for reason in outcome.refusals]
    assert outcome.state is FileState.REFUSED
    assert any(one.expected.words in reason for reason in reasons), reasons
    assert all(reason.text.en != reason.text.sv for reason in outcome.refusals)
    return repr(outcome)


@pytest.mark.parametrize("name", list(EVERY))
def test_each_file_of_the_corpus_ends_as_it_must(
    name: str,
    office: Database,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> None:
    one = EVERY[name]
    received, empty, report = tmp_path / "in", tmp_path / "empty", tmp_path / "report"
    received.mkdir()
    empty.mkdir()
    path = received / one.called
    path.write_bytes(one.make())
    monkeypatch.chdir(empty)
    monkeypatch.setattr(tempfile, "tempdir", str(empty))
    if sys.platform == "linux":  # elsewhere nothing tells how much memory a process took at most
        use_workers(monkeypatch, watched_command(report))
    before = _files(office.path.parent), _files(received)

    begun = time.monotonic()
    said = _outcome(one, path, office)
    assert time.monotonic() - begun < LONGEST_SECONDS
    sandbox.WORKERS.close()

    assert (_files(office.path.parent), _files(received)) == before, "nothing is changed"
    assert _files(empty) == {}, "nothing is written where the program stands, nor where passing files go"
    watched = read_report(report)
    if watched is not None:
        assert watched.megabytes < MOST_MEGABYTES
        assert watched.seen == (), "nothing is opened, called or started"
    said += "".join(capfd.readouterr())
    assert SECRET not in said
    assert "root:" not in said


def test_the_corpus_is_whole_and_each_name_is_one_file() -> None:
    assert len(EVERY) == sum(len(files.listed) for files in PARTS.values())
    assert len(EVERY) >= 150
    assert all(one.expected.is_taken or one.expected.words for one in EVERY.values())


@pytest.mark.long
def test_the_corpus_can_be_laid_out_in_a_folder(tmp_path: Path) -> None:
    write_all(tmp_path / "corpus")
    assert len(list((tmp_path / "corpus").iterdir())) == len(EVERY)


# -- around it


def test_a_huge_file_is_not_even_read(tmp_path: Path) -> None:
    path = tmp_path / "stor.xlsx"
    with path.open("wb") as out:
        out.truncate(FILE_LIMIT + 10)
    with pytest.raises(FileRefused, match="för stor"):
        read_file(path, TEMPLATE)


def test_a_package_of_a_million_parts_is_refused_before_they_are_listed(monkeypatch: pytest.MonkeyPatch) -> None:
    def listed(*_: object) -> None:
        raise AssertionError

    data = EVERY["zips-parts_that_are_one"].make()
    monkeypatch.setattr(zipfile, "ZipFile", listed)
    with pytest.raises(FileRefused, match="för många delar"):
        kind_of(data, "styrkort.xlsx")


def test_a_file_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(CannotReadFile, match="den finns inte"):
        read_file(tmp_path / "saknas.xlsx", TEMPLATE)
    with pytest.raises(EnvironmentProblem, match="mapp"):
        read_file(tmp_path, TEMPLATE)


def test_the_kind_is_told_by_content() -> None:
    assert kind_of(written(small()), "text.csv") is Kind.WORKBOOK
    assert kind_of(b'\xef\xbb\xbf \n{"format"', "x.xlsx") is Kind.JSON
    assert kind_of('{"format"'.encode("utf-16"), "x.xlsx") is Kind.JSON


# -- the worker


def test_the_worker_parses_our_workbook() -> None:
    book = parse_in_worker(written(small()))
    assert "Mål" in [sheet["name"] for sheet in book["sheets"]]


def test_a_worker_that_takes_too_long_refuses_that_file() -> None:
    with pytest.raises(FileRefused, match="rimlig tid"):
        parse_in_worker(written(small()), time_limit=0.0001)


@pytest.mark.parametrize(
    "code",
    ["import os; os._exit(3)", "import os, signal; os.kill(os.getpid(), signal.SIGKILL)", "print('inget')", ""],
)
def test_a_worker_that_dies_or_talks_nonsense_refuses_that_file(code: str, monkeypatch: pytest.MonkeyPatch) -> None:
    use_workers(monkeypatch, [sys.executable, "-c", code])
    with pytest.raises(FileRefused, match="rimlig tid och minne"):
        parse_in_worker(b"x" * 200_000)


def test_a_machine_that_starts_no_process_is_said(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    use_workers(monkeypatch, [str(tmp_path / "finns-inte")])
    with pytest.raises(WorkerDidNotStart):
        parse_in_worker(b"x")


def test_a_frozen_program_starts_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert worker_command() == [sys.executable, WORKER_FLAG]


def test_the_worker_starts_with_the_standard_library_alone() -> None:
    command = worker_command()
    command[command.index("-c") + 1] = (
        "import sys; sys.path.insert(0, sys.argv[1]); import styrkort_desktop.exchange.worker; "
        "print([name for name in ('openpyxl', 'xml.etree.ElementTree', 'PySide6') if name in sys.modules])"
    )
    assert subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip() == "[]"


# -- identities that were tampered with


def _statement(name: str, value: str | None) -> Callable[[Any], None]:
    """An edit of the hidden sheet: another value, or the whole row gone."""

    def edit(book: Any) -> None:
        sheet = book["_styrkort"]
        row = next(row for row in range(1, sheet.max_row + 1) if sheet.cell(row, 1).value == name)
        if value is None:
            sheet.delete_rows(row)
        else:
            sheet.cell(row, 2).value = value

    return edit


def test_a_unit_is_known_by_its_alias() -> None:

    unit = read(changed(small(), _statement("unit", "fritid"))).scorecard.unit
    assert (unit.code, unit.name) == ("FRI", "Fritidsförvaltningen")


@pytest.mark.parametrize("name", ["dispatch", "database", "made"])
def test_a_file_without_origin_is_read_on(name: str) -> None:

    received = read(changed(small(), _statement(name, None)))
    assert received.document.origin is None
    assert received.scorecard == small()


@pytest.mark.parametrize(
    "piece",
    ["åäö", base64.b64encode(b"not packed").decode(), base64.b64encode(b"x\x9c\x03\0").decode()],
)
def test_a_frozen_content_that_is_none_is_read_past(piece: str) -> None:

    received = read(changed(small(), _statement("frozen", piece)))
    assert received.frozen is None
    assert received.scorecard == small()


def test_a_frozen_content_of_another_form_or_size_is_read_past() -> None:
    packed = base64.b64encode(zlib.compress(json.dumps({"format": "annat"}).encode())).decode()
    assert frozen_content([packed]) is None
    assert frozen_content([base64.b64encode(zlib.compress(b" " * (FROZEN_LIMIT + 10))).decode()]) is None
    assert frozen_content([]) is None


def test_an_area_that_the_template_lacks_is_refused() -> None:

    card = replace(small(), goals=(replace(small().goals[0], area="okänt_område"), small().goals[1]))
    (reason,) = refused(written(card))
    assert reason.spot.found == "okänt_område"
    assert "finns inte i mallen" in reason.text.sv
