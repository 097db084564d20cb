#!/bin/sh
# Sets up what the tests need, then runs every check: style, types, import contracts, tests with branch coverage.
# All of them run even when one fails; the status is 0 only when none did. Arguments go to pytest:
#     sh installer/test.sh --long
set -eu
root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)
cd "$root"
. "$root/installer/system_packages.sh"
. "$root/installer/environment.sh"

case " ${STYRKORT_LONG:+--long} $* " in *' --long '*) test_packages="$test_packages $long_packages" ;; esac
# shellcheck disable=SC2086
install_packages $core_packages $window_packages $test_packages
make_environment test
qt=$(qt_folder)
need_libraries "$qt/Qt/plugins/platforms/libqxcb.so" "$qt/Qt/libexec/uic"
need_commands Xvfb xdotool pdftotext strace

reports=$(mktemp -d)
trap 'rm -rf "$reports"' EXIT
failed=

# check NAME COMMAND…
check() {
    name=$1
    shift
    printf '\n== %s\n' "$name"
    "$@" || failed="$failed, $name"
}

# pytest's output is shown and kept: its closing line is said once more at the end.
run_pytest() {
    {
        status=0
        "$venv/bin/python" -m pytest -n 2 --cov --cov-report= "$@" || status=$?
        printf '%s' "$status" >"$reports/status"
    } 2>&1 | tee "$reports/pytest"
    return "$(cat "$reports/status")"
}

# A choice among the tests says nothing of coverage; options alone are no choice.
chooses_tests() {
    for argument in "$@"; do
        case $argument in -*) ;; *) return 0 ;; esac
    done
    return 1
}

check 'style (ruff check)' "$venv/bin/ruff" check .
check 'layout (ruff format)' "$venv/bin/ruff" format --check .
check 'types (mypy)' "$venv/bin/mypy"
check 'architecture (import-linter)' "$venv/bin/lint-imports" --no-logo
check 'tests (pytest)' run_pytest "$@"
if chooses_tests "$@"; then
    say 'Coverage is not judged, since some of the tests were chosen.'
else
    check 'coverage' "$venv/bin/python" -m installer.coverage_gate
fi

printf '\n'
if [ -n "$failed" ]; then say "Failed: ${failed#, }"; else say 'Every check passed.'; fi
tail -n 1 "$reports/pytest"
[ -z "$failed" ]
