"""The window's language: Qt's translators for the forms, Qt's own texts included."""

from __future__ import annotations

from importlib.resources import files

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from styrkort_desktop.scorecard.texts import Language

_COUNTRY = {Language.SWEDISH: QLocale.Country.Sweden, Language.ENGLISH: QLocale.Country.UnitedKingdom}
_LANGUAGE = {Language.SWEDISH: QLocale.Language.Swedish, Language.ENGLISH: QLocale.Language.English}


def use_language(app: QCoreApplication, language: Language) -> tuple[QTranslator, ...]:
    """Make what is shown from now on speak `language`. Gives the translators, to be kept as long as they serve."""
    QLocale.setDefault(QLocale(_LANGUAGE[language], _COUNTRY[language]))
    found = []
    own = QTranslator(app)
    if language is not Language.SWEDISH:  # the texts in the program are Swedish as they stand
        file = files("styrkort_desktop.gui").joinpath("translations", f"styrkort_{language.value}.qm")
        if own.load(str(file)):
            found.append(own)
    qt = QTranslator(app)
    if qt.load(f"qtbase_{language.value}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        found.append(qt)
    for translator in found:
        app.installTranslator(translator)
    return tuple(found)


def drop_language(app: QCoreApplication, translators: tuple[QTranslator, ...]) -> None:
    """Undo `use_language`."""
    for translator in translators:
        app.removeTranslator(translator)
