#!/bin/sh
# Writes installer/lock.txt anew: the versions that start.sh and test.sh install, chosen freshly by pip.
# Run it after a change of dependencies or when newer versions are wanted; then run the tests.
set -eu
root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)
. "$root/installer/system_packages.sh"
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
"$(find_python)" -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install -qq --disable-pip-version-check -e "${root}[test]"
{
    say '# The versions that were tested together. Written by installer/lock.sh; not edited by hand.'
    "$folder/venv/bin/python" -m pip freeze --exclude-editable
} >"$root/installer/lock.txt"
say "$(grep -c == "$root/installer/lock.txt") versions written to installer/lock.txt"
