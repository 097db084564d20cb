#!/bin/sh
# The main job without a window: sh installer/headless_demo.sh FOLDER [STYRKORT]
# A department's database is made, checked and exported; the finance office's takes the files in and prints the book.
# FOLDER is made anew each time; one that holds anything else than an earlier run of this script is refused.
set -eu
folder=${1:?'say which folder to work in'}
styrkort=${2:-styrkort}
log="$folder/what-was-done.txt"

stop() { printf '%s\n' "$*" >&2; exit 1; }
say() { printf '%s\n' "$*"; printf '%s\n' "$*" >>"$log"; }

# step TEXT HIGHEST-STATUS OUTPUT COMMAND…: does one thing, says so, and stops when it went worse than it may.
step() {
    text=$1 highest=$2 output=$3
    shift 3
    status=0
    "$@" >"$output" || status=$?
    [ "$status" -le "$highest" ] || stop "$text: this failed with status $status. The command was: $*"
    say "$text"
}

if [ -d "$folder" ] && [ -n "$(ls -A "$folder")" ]; then
    [ -e "$log" ] || stop "$folder holds other files. Name an empty or a new folder."
    rm -rf "$folder"
fi
mkdir -p "$folder"
folder=$(CDPATH='' cd -- "$folder" && pwd)
log="$folder/what-was-done.txt"
: >"$log"
departments="$folder/departments.styrkort"
office="$folder/finance-office.styrkort"
quiet=/dev/null

step '1. A new database with invented scorecards was made: departments.styrkort' 0 $quiet \
    "$styrkort" new "$departments" --demo
# Status 1 says that something has to be mended, and in the demonstration something has.
step '2. The scorecards were checked; what the rules found: findings.txt' 1 "$folder/findings.txt" \
    "$styrkort" --database "$departments" check
step '3. Every unit was exported as a workbook: workbooks/' 0 $quiet \
    "$styrkort" --database "$departments" export --to "$folder/workbooks/"
step '4. The same was exported as JSON: scorecards.json' 0 $quiet \
    "$styrkort" --database "$departments" export --format json --to "$folder/scorecards.json"
step "5. The finance office's empty database was made: finance-office.styrkort" 0 $quiet \
    "$styrkort" new "$office"
step '6. The workbooks were taken in there; what was taken: import.txt' 0 "$folder/import.txt" \
    "$styrkort" --database "$office" import "$folder/workbooks/"
step '7. The JSON file was taken in too, and brought nothing new: import-again.txt' 0 "$folder/import-again.txt" \
    "$styrkort" --database "$office" import "$folder/scorecards.json"
step '8. Nothing is left to settle: conflicts.txt' 0 "$folder/conflicts.txt" \
    "$styrkort" --database "$office" conflicts
step '9. Who has submitted, and what is covered: status.txt' 0 "$folder/status.txt" \
    "$styrkort" --database "$office" status
step '10. The book of all scorecards was printed: book.pdf' 0 $quiet \
    "$styrkort" --database "$office" print --to "$folder/book.pdf"
step '11. The database was verified: verify.txt' 0 "$folder/verify.txt" \
    "$styrkort" --database "$office" verify
say "Everything lies in $folder"
