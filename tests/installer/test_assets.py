from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from installer import assets

ROOT = Path(__file__).resolve().parents[2]

FORM = """<?xml version="1.0" encoding="UTF-8"?>
<ui version="4.0">
 <class>GoalPage</class>
 <widget class="QWidget" name="GoalPage">
  <layout class="QVBoxLayout" name="layout">
   <item><widget class="QLabel" name="heading"><property name="text"><string>Mål</string></property></widget></item>
  </layout>
 </widget>
</ui>
"""
TRANSLATION = """<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="sv">
<context><name>GoalPage</name>
 <message><source>Mål</source><translation>Goal</translation></message>
</context>
</TS>
"""
COMPILED_FORM = assets.FORMS / "ui_goal_page.py"
COMPILED_TRANSLATION = assets.TRANSLATIONS / "styrkort_en.qm"


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    (tmp_path / "ui").mkdir()
    (tmp_path / "ui" / "goal_page.ui").write_text(FORM, encoding="utf-8")
    (tmp_path / "resources" / "translations").mkdir(parents=True)
    (tmp_path / "resources" / "translations" / "styrkort_en.ts").write_text(TRANSLATION, encoding="utf-8")
    return tmp_path


def test_a_form_and_a_translation_are_compiled(tree: Path) -> None:
    outcome = assets.refresh(tree)

    assert set(outcome.written) == {COMPILED_FORM, COMPILED_TRANSLATION}
    compile((tree / COMPILED_FORM).read_text(encoding="utf-8"), str(COMPILED_FORM), "exec")
    # The first bytes of every compiled Qt translation.
    assert (tree / COMPILED_TRANSLATION).read_bytes().startswith(bytes.fromhex("3cb86418caef9c95"))


def test_methods_of_a_compiled_form_have_types(tree: Path) -> None:
    assets.refresh(tree)

    text = (tree / COMPILED_FORM).read_text(encoding="utf-8")
    assert "def setupUi(self, GoalPage: QWidget) -> None:" in text
    assert "def retranslateUi(self, GoalPage: QWidget) -> None:" in text


def test_a_second_run_touches_nothing(tree: Path) -> None:
    assets.refresh(tree)
    before = (tree / COMPILED_FORM).stat().st_mtime_ns

    assert assets.refresh(tree).stale == ()
    assert (tree / COMPILED_FORM).stat().st_mtime_ns == before


def test_an_edited_form_is_noticed_and_compiled_again(tree: Path) -> None:
    assets.refresh(tree)
    (tree / "ui" / "goal_page.ui").write_text(FORM.replace("heading", "title"), encoding="utf-8")

    assert assets.refresh(tree, dry_run=True).stale == (COMPILED_FORM,)
    assert "self.title" not in (tree / COMPILED_FORM).read_text(encoding="utf-8")
    assert assets.refresh(tree).written == (COMPILED_FORM,)
    assert "self.title" in (tree / COMPILED_FORM).read_text(encoding="utf-8")


def test_what_has_lost_its_source_is_deleted(tree: Path) -> None:
    assets.refresh(tree)
    (tree / "ui" / "goal_page.ui").unlink()
    (tree / "resources" / "translations" / "styrkort_en.ts").unlink()
    own = tree / assets.FORMS / "helpers.py"
    own.write_text("", encoding="utf-8")

    outcome = assets.refresh(tree)

    assert set(outcome.deleted) == {COMPILED_FORM, COMPILED_TRANSLATION}
    assert [path.name for path in (tree / assets.FORMS).iterdir()] == ["helpers.py"]


def test_a_tree_without_forms_is_no_error(tmp_path: Path) -> None:
    assert assets.refresh(tmp_path) == assets.Outcome((), (), ())


@pytest.mark.parametrize("broken", ["<ui", "<ui version='4.0'></ui>", "", FORM[:-10]])
def test_a_broken_form_is_named_and_changes_nothing(tree: Path, broken: str) -> None:
    assets.refresh(tree)
    before = (tree / COMPILED_FORM).read_bytes()
    (tree / "ui" / "goal_page.ui").write_text(broken, encoding="utf-8")

    with pytest.raises(assets.AssetError, match=r"goal_page\.ui"):
        assets.refresh(tree)
    assert (tree / COMPILED_FORM).read_bytes() == before


def test_a_broken_translation_is_named(tree: Path) -> None:
    (tree / "resources" / "translations" / "styrkort_en.ts").write_text("no xml", encoding="utf-8")

    with pytest.raises(assets.AssetError, match=r"styrkort_en\.ts"):
        assets.refresh(tree)


def test_a_tool_that_is_not_there_is_an_error_that_names_it() -> None:
    with pytest.raises(assets.AssetError, match="no-such-tool"):
        assets.find_tool("no-such-tool")


def test_compiled_files_of_this_checkout_are_up_to_date() -> None:
    stale = [path.as_posix() for path in assets.refresh(ROOT, dry_run=True).stale]
    assert stale == [], "run: python -m installer.assets"


@pytest.mark.skipif(
    not (ROOT / ".git").exists() or shutil.which("git") is None, reason="needs git and a checkout made by it"
)
def test_git_ignores_every_generated_file_and_tracks_none() -> None:
    names = [COMPILED_FORM.as_posix(), COMPILED_TRANSLATION.as_posix()]
    ignored = subprocess.run(["git", "check-ignore", *names], cwd=ROOT, capture_output=True, text=True, check=True)
    assert ignored.stdout.split() == names
    tracked = subprocess.run(
        ["git", "ls-files", f"{assets.FORMS.as_posix()}/ui_*.py", f"{assets.TRANSLATIONS.as_posix()}/*.qm"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    assert tracked.stdout == ""
