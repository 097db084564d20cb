"""Says how well the tests cover each package that has a promise, and fails when one falls short.

Run after the tests, in the folder where they left their measurement. It runs no tests itself.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path, PurePath
from typing import Any

ROOT = Path(__file__).resolve().parent.parent


def percent(report: dict[str, Any], package: str) -> float | None:
    """Lines and branches covered, of all in `package`, in per cent; None when nothing of it was measured.

    `report` is what `coverage json` writes, `package` a folder such as `styrkort_desktop/store`.
    """
    inside = [file["summary"] for name, file in report["files"].items() if PurePath(package) in PurePath(name).parents]
    whole: int = sum(summary["num_statements"] + summary["num_branches"] for summary in inside)
    if not whole:
        return None
    covered: int = sum(summary["covered_lines"] + summary["covered_branches"] for summary in inside)
    return 100 * covered / whole


def judge(report: dict[str, Any], promises: dict[str, float]) -> list[tuple[str, bool]]:
    """One line a package, and whether its promise is kept. A package that was not measured does not keep it."""
    lines = []
    for package, promised in promises.items():
        covered = percent(report, package)
        shown = "not measured" if covered is None else f"{covered:.1f} %"
        lines.append((f"{package}: {shown} (at least {promised:g} %)", covered is not None and covered >= promised))
    return lines


def main() -> int:
    """Reads the measurement and the promises; status 1 when one is not kept."""
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / "coverage.json"
        subprocess.run([sys.executable, "-m", "coverage", "json", "--quiet", "-o", target], check=True, cwd=ROOT)
        report = json.loads(target.read_text(encoding="utf-8"))
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    verdicts = judge(report, settings["tool"]["styrkort"]["coverage"])
    for line, kept in verdicts:
        print(f"{'ok    ' if kept else 'FAILED'} {line}")
    print(f"       the whole package: {report['totals']['percent_covered']:.1f} %")
    return 0 if all(kept for _, kept in verdicts) else 1


if __name__ == "__main__":
    sys.exit(main())
