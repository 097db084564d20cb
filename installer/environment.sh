# Sourced by start.sh and test.sh after system_packages.sh: the virtual environment .venv in the checkout.
# Needs `root`, the checkout's folder. Where packages come from is pip's own configuration.
# shellcheck shell=sh

# shellcheck disable=SC2154 # root is set by the script that sources this
venv="$root/.venv"
stamps="$venv/set-up"

# What the environment was made from. When none of it has changed there is nothing to install.
fingerprint() {
    { printf '%s\n' "$root"; cat "$root/pyproject.toml" "$root/installer/lock.txt" "$root/styrkort_desktop/__init__.py"; } |
        sha256sum | cut -d ' ' -f 1
}

is_made() { [ -x "$venv/bin/python" ] && [ "$(cat "$stamps/$1" 2>/dev/null)" = "$(fingerprint)" ]; }

# make_environment run|test: the program alone, or the program with what its tests and checks need.
make_environment() {
    if is_made "$1"; then
        "$venv/bin/python" -m installer.assets >/dev/null
        return 0
    fi
    python=$(find_python) || stop 'Python 3.11 or newer with venv is needed. On Debian: apt-get install python3 python3-venv'
    say 'Installing the program into .venv (about 150 MB are fetched the first time) …'
    "$venv/bin/python" -c 'import pip' >/dev/null 2>&1 || "$python" -m venv --clear "$venv"
    rm -rf "$stamps"
    # The build tools first, so that forms are compiled by the very Qt that will show them.
    pip_install 'hatchling' 'PySide6-Essentials'
    need_libraries "$(qt_folder)/Qt/libexec/uic" "$(qt_folder)/lrelease"
    if [ "$1" = test ]; then pip_install --no-build-isolation -e "${root}[test]"; else pip_install --no-build-isolation -e "$root"; fi
    mkdir -p "$stamps"
    fingerprint >"$stamps/run"
    [ "$1" = run ] || fingerprint >"$stamps/test"
}

# Versions are those that were tested together; see lock.sh.
pip_install() {
    "$venv/bin/python" -m pip install -qq --disable-pip-version-check -c "$root/installer/lock.txt" "$@" ||
        stop 'pip could not install what is needed: see the lines above.'
}

# The folder of the installed Qt.
qt_folder() { "$venv/bin/python" -c 'import importlib.util as u; print(u.find_spec("PySide6").submodule_search_locations[0])'; }
