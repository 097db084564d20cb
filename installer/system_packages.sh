# Sourced by start.sh and test.sh: which packages of Debian (or a relative of it) the program and its tests need,
# and how they get there. It changes the machine only as root, and only when something is missing.
# shellcheck shell=sh

# A name may list alternatives, a|b: newer releases renamed a few packages.
# What every use needs: Qt's core library, which the compilers of forms and translations are linked with.
core_packages='libglib2.0-0t64|libglib2.0-0 libstdc++6'
# What the window needs, measured with ldd on Qt's xcb and wayland plugins, and a font to draw with.
window_packages='libgl1 libegl1 libxkbcommon0 libxkbcommon-x11-0 libdbus-1-3 libfontconfig1 libfreetype6
libx11-6 libx11-xcb1 libxcb1 libxcb-cursor0 libxcb-glx0 libxcb-icccm4 libxcb-image0 libxcb-keysyms1 libxcb-randr0
libxcb-render0 libxcb-render-util0 libxcb-shape0 libxcb-shm0 libxcb-sync1 libxcb-util1 libxcb-xfixes0 libxcb-xkb1
libwayland-client0 libwayland-cursor0 libwayland-egl1 fonts-dejavu-core'
# What the tests need: a display without a screen, a hand that types, tools that look into a PDF, and one that makes
# the system's calls fail.
test_packages='xvfb xdotool poppler-utils strace'
# What the long tests need besides: the other programs that people open workbooks with.
long_packages='libreoffice-calc-nogui|libreoffice-calc gnumeric'
python_packages='python3 python3-venv'

say() { printf '%s\n' "$*"; }
stop() { printf '%s\n' "$*" >&2; exit 1; }

is_root() { [ "$(id -u)" -eq 0 ]; }

# Prints the first Python that is new enough and can make a virtual environment; PYTHON names one to try first.
find_python() {
    for candidate in ${PYTHON:-} python3 python3.14 python3.13 python3.12 python3.11; do
        if "$candidate" -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; then
            command -v "$candidate"
            return 0
        fi
    done
    return 1
}

# package_installed 'a|b'
package_installed() {
    for alternative in $(printf '%s' "$1" | tr '|' ' '); do
        [ "$(dpkg-query -W -f='${db:Status-Status}' "$alternative" 2>/dev/null)" = installed ] && return 0
    done
    return 1
}

# package_name 'a|b': the alternative that this release has.
package_name() {
    for alternative in $(printf '%s' "$1" | tr '|' ' '); do
        name=$alternative
        apt-cache show "$alternative" >/dev/null 2>&1 && break
    done
    printf '%s' "$name"
}

# Prints those of the given packages that are not installed; nothing where there is no dpkg to ask.
missing_packages() {
    command -v dpkg-query >/dev/null 2>&1 || return 0
    for package in "$@"; do
        package_installed "$package" || printf '%s\n' "$package"
    done
}

# install_packages PACKAGE…: installs what is missing, or prints the one command that does and goes on.
install_packages() {
    missing=$(missing_packages "$@")
    find_python >/dev/null || missing="$missing $(missing_packages $python_packages)"
    missing=$(printf '%s' "$missing" | tr '\n' ' ')
    [ -n "$(printf '%s' "$missing" | tr -d ' ')" ] || return 0
    if is_root && command -v apt-get >/dev/null 2>&1; then
        say 'Fetching the list of system packages …'
        apt-get -qq update || say 'The list could not be fetched; going on with the one that is here.'
    fi
    names=
    for package in $missing; do names="$names $(package_name "$package")"; done
    if is_root && command -v apt-get >/dev/null 2>&1; then
        say "Installing system packages:$names"
        # shellcheck disable=SC2086
        DEBIAN_FRONTEND=noninteractive DEBCONF_NOWARNINGS=yes apt-get -qq -y install --no-install-recommends $names >/dev/null ||
            stop "The system packages could not be installed. Mend what apt-get says above, and run this again."
    else
        say 'These system packages are missing. Whoever may install them runs:'
        say "    sudo apt-get install --no-install-recommends$names"
    fi
}

# need_libraries FILE…: stops when a file of Qt lacks a system library, and names it.
need_libraries() {
    command -v ldd >/dev/null 2>&1 || return 0
    lacking=$(for file in "$@"; do [ ! -e "$file" ] || ldd "$file"; done | sed -n 's/^[[:space:]]*\([^ ]*\) => not found.*/\1/p' | sort -u)
    [ -z "$lacking" ] || stop "Qt cannot run without these system libraries: $(printf '%s' "$lacking" | tr '\n' ' ')"
}

# need_commands NAME…: stops when one is not there.
need_commands() {
    for name in "$@"; do
        command -v "$name" >/dev/null 2>&1 || lacking_commands="${lacking_commands:-} $name"
    done
    [ -z "${lacking_commands:-}" ] || stop "The tests cannot run without:$lacking_commands"
}
