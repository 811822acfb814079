#!/usr/bin/env bash
# PostgreSQL's archive_command: keeps a finished piece of the write-ahead log, compressed. It counts as kept only when it is on the disk
# under its name, whole; one that is there already is never overwritten, and is in order only if it says the same.
#
#   archive.sh <path of the piece> <its name>        ARCHIVE: the folder
set -euo pipefail
piece=$1
kept=$ARCHIVE/$2.gz
if [ -e "$kept" ]; then
    # After a crash PostgreSQL may ask again for what was kept just before
    gzip --decompress --stdout "$kept" | cmp --quiet - "$piece"
    exit
fi
beside=$(mktemp "$ARCHIVE/.$2.XXXXXX")
trap 'rm -f "$beside"' EXIT
gzip --fast <"$piece" >"$beside"
sync "$beside"
mv --no-clobber "$beside" "$kept"
sync "$ARCHIVE"
