#!/bin/sh
# Sets up Styrkort and does its main job. With a display: the window on a demonstration database. Without one: the
# same job headless (installer/headless_demo.sh). Run it as often as you like; only the first time takes minutes.
set -eu
root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)
cd "$root"
. "$root/installer/system_packages.sh"
. "$root/installer/environment.sh"

folder="$root/styrkort-demo"

# shellcheck disable=SC2086
install_packages $core_packages $window_packages
make_environment run
if [ -z "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
    say 'There is no display here, so the same job is done without a window.'
    exec sh "$root/installer/headless_demo.sh" "$folder/headless" "$venv/bin/styrkort"
fi
qt=$(qt_folder)
if [ -n "${DISPLAY:-}" ]; then platform=libqxcb.so; else platform=libqwayland.so; fi
need_libraries "$qt/Qt/plugins/platforms/$platform"
database="$folder/demo.styrkort"
if [ ! -e "$database" ]; then
    mkdir -p "$folder"
    "$venv/bin/styrkort" new "$database" --demo
fi
say "Opening the window on $database"
exec "$venv/bin/styrkort" "$database"
