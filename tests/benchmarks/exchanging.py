"""What files cost: read through processes of their own against bare parsers, written against bare openpyxl, memory."""

from __future__ import annotations

import gc
import io
import sys
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from importlib import import_module
from importlib.util import find_spec
from itertools import cycle, islice
from pathlib import Path
from typing import Any

from openpyxl import Workbook, load_workbook

from styrkort_desktop.exchange import content_of, opened_ahead
from styrkort_desktop.exchange.workbook_writer import build_workbook
from styrkort_desktop.scorecard.scorecard import Scorecard
from styrkort_desktop.scorecard.texts import Language
from styrkort_desktop.template import built_in_template
from tests.benchmarks.measuring import Figure, Terms, compared, timed
from tests.benchmarks.submissions import origin_of, submission, write_submission

CALAMINE_TARGET = 2.0
PANDAS_TARGET = 1 / 8
WRITING_TARGET = 3.0
MEMORY_TARGET = 1.2

_Cells = Sequence[tuple[str, Sequence[tuple[int, int, Any]]]]


def read_workbooks(files: Sequence[Path], rounds: int) -> Iterator[Figure]:
    """The cells of all files, each looked at and parsed in a bounded process, and then all that they say."""
    cells, whole = partial(timed, partial(_opened, files)), partial(timed, partial(_read, files))
    for library, parse, target, times in (
        ("python_calamine", _by_calamine, CALAMINE_TARGET, rounds),
        ("pandas", _by_pandas, PANDAS_TARGET, max(1, rounds // 4)),
        ("openpyxl", _by_openpyxl, None, max(1, rounds // 4)),
    ):
        if find_spec(library) is None:
            sys.stderr.write(f"{library} is not installed, so nothing is measured against it\n")
            continue
        name = f"{len(files)} workbooks, {{}}: against {library.removeprefix('python_')}"
        against = partial(timed, partial(_each, parse, files))
        yield compared(name.format("their cells"), cells, against, Terms(times, target))
        yield compared(name.format("read whole to scorecards"), whole, against, Terms(times, None))


def _each(parse: Callable[[Path], object], files: Sequence[Path]) -> None:
    for file in files:
        parse(file)


def _opened(files: Sequence[Path]) -> int:
    with opened_ahead(files) as openings:
        return sum(len(opening().data) for opening in openings)


def _read(files: Sequence[Path]) -> int:
    template = built_in_template()
    with opened_ahead(files) as openings:
        return sum(content_of(opening(), template) is not None for opening in openings)


def _by_calamine(file: Path) -> object:
    book = import_module("python_calamine").CalamineWorkbook.from_path(str(file))
    return [book.get_sheet_by_name(name).to_python() for name in book.sheet_names]


def _by_openpyxl(file: Path) -> object:
    book = load_workbook(file, read_only=True, data_only=True)
    return [list(sheet.iter_rows(values_only=True)) for sheet in book]


def _by_pandas(file: Path) -> object:
    return import_module("pandas").read_excel(file, sheet_name=None, header=None, engine="openpyxl")


def written_workbooks(folder: Path, count: int, rounds: int) -> Iterator[Figure]:
    """So many workbooks written, against bare openpyxl writing the cells that hold anything, without any look."""
    scorecards = [submission(number) for number in range(count)]
    paths = [folder / f"written {number}.xlsx" for number in range(count)]
    bare = [_cells_of(build_workbook(one, built_in_template(), origin_of(one), Language.SWEDISH)) for one in scorecards]
    yield compared(
        f"{count} workbooks written: against bare openpyxl",
        lambda: timed(lambda: _write(scorecards, paths)),
        lambda: timed(lambda: [path.write_bytes(_bare(one)) for one, path in zip(bare, paths, strict=True)]),
        Terms(rounds, WRITING_TARGET),
    )
    for path in paths:
        path.unlink()


def _write(scorecards: Sequence[Scorecard], paths: Sequence[Path]) -> None:
    for scorecard, path in zip(scorecards, paths, strict=True):
        write_submission(scorecard, path)


def _cells_of(book: Workbook) -> _Cells:
    return [
        (sheet.title, [(c.row, c.column, c.value) for row in sheet.iter_rows() for c in row if c.value is not None])
        for sheet in book.worksheets
    ]


def _bare(cells: _Cells) -> bytes:
    book = Workbook()
    for title, inside in cells:
        sheet = book.create_sheet(title)
        for row, column, value in inside:
            sheet.cell(row, column, value)
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


def memory(files: Sequence[Path], many: int) -> Iterator[Figure]:
    """The memory of the program and its processes while many files are read: at the most, against after the first."""
    if sys.platform != "linux":
        sys.stderr.write("the memory of a process and its own is measured on Linux alone\n")
        return
    first = max(1, many // 10)
    template, measured = built_in_template(), list[float]()
    with opened_ahead(list(islice(cycle(files), many))) as openings:
        for number, opening in enumerate(openings, 1):
            content_of(opening(), template)
            if number % first == 0:
                gc.collect()
                measured.append(_megabytes())
    most = max(measured)
    yield Figure(
        f"memory over {many:,} files: at the most, against after {first}",
        most,
        measured[0],
        most / measured[0],
        MEMORY_TARGET,
        "MB",
    )


def _megabytes() -> float:
    own = Path("/proc/self")
    children = " ".join(task.read_text() for task in own.glob("task/*/children")).split()
    return sum(map(_resident, (own, *(Path("/proc") / child for child in children)))) / 1024


def _resident(process: Path) -> int:
    """Kilobytes; none of one that has ended."""
    try:
        lines = (process / "status").read_text().splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in lines if line.startswith("VmRSS")), 0)
