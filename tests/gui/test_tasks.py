"""Slow work: off the main thread, with progress and cancel, its value or its error brought back."""

from __future__ import annotations

import gc
import threading

import pytest
from PySide6.QtCore import QObject, QThread
from PySide6.QtWidgets import QDialog, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from styrkort_desktop.gui.dialogs.progress import ProgressDialog, Waiting
from styrkort_desktop.gui.memory import GarbageTimer
from styrkort_desktop.gui.tasks import run_task
from styrkort_desktop.progress import Cancelled, Progress, WorkCancelled
from tests.gui.helping import Answer, child, wait_for


def test_work_is_done_elsewhere_and_told_here(qtbot: QtBot) -> None:
    owner, threads, told = QObject(), [], []

    def work(progress: Progress, _cancelled: Cancelled) -> int:
        threads.append(threading.current_thread())
        progress(1, 2, "hälften")
        return 42

    task = run_task(work, owner)
    task.progressed.connect(lambda *values: told.append((values, QThread.currentThread() is owner.thread())))
    with qtbot.waitSignal(task.succeeded) as done:
        pass
    assert done.args == [42]
    assert told == [((1, 2, "hälften"), True)]
    assert threads[0] is not threading.main_thread()


@pytest.mark.usefixtures("qapp")
def test_an_error_is_brought_back_as_it_is() -> None:
    window = QWidget()
    error = WorkCancelled()

    def work(_progress: Progress, _cancelled: Cancelled) -> None:
        raise error

    with pytest.raises(WorkCancelled) as caught:
        Waiting(window, "Arbetar …").run(work)
    assert caught.value is error
    window.deleteLater()


@pytest.mark.usefixtures("qapp")
def test_quick_work_shows_no_dialog() -> None:
    window = QWidget()
    answer = Answer(ProgressDialog, lambda dialog: dialog.hide())
    assert Waiting(window, "Arbetar …").run(lambda _progress, _cancelled: "klart") == "klart"
    assert answer.given == 0
    answer.deleteLater()
    window.deleteLater()


@pytest.mark.usefixtures("qapp")
def test_slow_work_shows_how_far_it_has_come_and_can_be_stopped() -> None:
    window = QWidget()
    window.show()
    begun = threading.Event()
    seen: list[int] = []

    def work(progress: Progress, cancelled: Cancelled) -> None:
        progress(3, 10, "LEAB")
        begun.set()
        while not cancelled():
            threading.Event().wait(0.005)
        raise WorkCancelled

    def reply(dialog: QDialog) -> None:
        assert isinstance(dialog, ProgressDialog)
        begun.wait()
        wait_for(lambda: dialog._ui.bar.maximum() == 10)
        seen.append(dialog._ui.bar.value())
        child(dialog, QPushButton, "cancel_button").click()
        assert dialog._ui.step_label.text() == "Avbryter …"

    answer = Answer(ProgressDialog, reply)
    with pytest.raises(WorkCancelled):
        Waiting(window, "Läser in filer …").run(work)
    assert (answer.given, seen) == (1, [3])
    window.deleteLater()


@pytest.mark.usefixtures("qtbot")
def test_garbage_is_collected_by_a_timer_alone() -> None:
    was_enabled = gc.isenabled()
    timer = GarbageTimer()
    assert not gc.isenabled()
    for _ in range(30):
        timer._on_timer_timeout()
    timer.stop()
    assert gc.isenabled() == was_enabled
    timer.deleteLater()


def test_finishing_waits_for_the_work_and_drops_what_came_of_it(qtbot: QtBot) -> None:
    owner, begun, ended = QObject(), threading.Event(), threading.Event()

    def work(_progress: Progress, cancelled: Cancelled) -> None:
        begun.set()
        while not cancelled():
            begun.wait(0.001)
        ended.set()

    task = run_task(work, owner)
    told: list[object] = []
    task.succeeded.connect(told.append)
    assert begun.wait(5)
    task.finish()
    assert ended.is_set()
    qtbot.wait(50)
    assert told == []


@pytest.mark.usefixtures("qapp")
def test_finishing_does_not_wait_for_work_that_has_not_begun() -> None:
    owner, go_on = QObject(), threading.Event()

    def wait(_progress: Progress, _cancelled: Cancelled) -> None:
        go_on.wait(10)

    busy = [run_task(wait, owner) for _ in range(2)]
    waiting = run_task(wait, owner)
    waiting.finish()
    go_on.set()
    for task in busy:
        task.finish()
