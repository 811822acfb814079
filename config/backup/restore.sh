#!/usr/bin/env bash
# Restores what backup.sh made. It never writes over anything: the target has to be empty.
#
#   restore.sh cluster <backup> <empty data folder> [<moment>]   the whole server: the base backup, then the archived log up to the moment
#                                                               (2026-12-07T08:00:00+07:00), or to its end. Start PostgreSQL on it afterwards
#   restore.sh dump <backup> [<database>]                       the dump into an empty database (PGDATABASE) of a running server
#   restore.sh verify <backup>                                  whether all files are as they were written
#
# ARCHIVE: the folder of the archived log. GIAOBAN_SECRET: compared with the backup's digest; a wrong one is refused, since with it every
# link that was sent would be dead and no key could be read.
set -euo pipefail

fail() { echo "restore: $*" >&2; exit 1; }

verify() {
    [ -s "$1/SHA256SUMS" ] || fail "$1 is no whole backup"
    (cd "$1" && sha256sum --quiet --strict --check SHA256SUMS) || fail "$1 is damaged"
    [ -f "$1/secret.sha256" ] || return 0
    if [ -z "${GIAOBAN_SECRET:-}" ]; then
        echo "restore: GIAOBAN_SECRET is not given, so it is not known whether it is the one of this backup" >&2
    elif [ "$(printf %s "$GIAOBAN_SECRET" | sha256sum | cut -d' ' -f1)" != "$(cat "$1/secret.sha256")" ]; then
        fail "GIAOBAN_SECRET is not the one of this backup"
    fi
}

cluster() {
    local backup=$1 data=$2 moment=${3:-}
    : "${ARCHIVE:?the folder of the archived log}"
    [ -z "$(ls -A "$data" 2>/dev/null)" ] || fail "$data is not empty"
    [ -z "$moment" ] || date -d "$moment" >/dev/null 2>&1 || fail "$moment is no moment: write it as 2026-12-07T08:00:00+07:00"
    verify "$backup"
    mkdir -p "$data"
    chmod 700 "$data"
    tar --extract --gzip --file="$backup/base/base.tar.gz" --directory="$data"
    mkdir -p "$data/pg_wal/archive_status"
    chmod -R 700 "$data/pg_wal"
    if [ -f "$backup/base/pg_wal.tar.gz" ]; then tar --extract --gzip --file="$backup/base/pg_wal.tar.gz" --directory="$data/pg_wal"; fi
    {
        echo
        echo "# Written by restore.sh; of no effect once the server has recovered"
        echo "restore_command = 'gzip --decompress --stdout \"$(readlink -f "$ARCHIVE")/%f.gz\" > \"%p\"'"
        echo "recovery_target_action = 'promote'"
        if [ -n "$moment" ]; then echo "recovery_target_time = '$(date -u -d "$moment" '+%F %T.%6N+00')'"; fi
    } >>"$data/postgresql.auto.conf"
    touch "$data/recovery.signal"
    echo "restore: $data is ready; start PostgreSQL on it, which then reads the log${moment:+ up to $moment}"
}

dump() {
    local backup=$1
    export PGDATABASE=${2:-${PGDATABASE:?the empty database}}
    verify "$backup"
    [ "$(psql --no-psqlrc --tuples-only --no-align --command \
        "select count(*) from pg_class c join pg_namespace n on n.oid = relnamespace where n.nspname !~ '^(pg_|information_schema)' and relkind = 'r'")" = 0 ] ||
        fail "$PGDATABASE is not empty"
    pg_restore --dbname="$PGDATABASE" --no-owner --exit-on-error --single-transaction "$backup/giaoban.dump"
    psql --no-psqlrc --quiet --command "analyze"
    echo "restore: $PGDATABASE is as it was"
}

case ${1:-}:$# in
    cluster:3 | cluster:4 | dump:2 | dump:3 | verify:2) "$@" ;;
    *) sed -n '2,/^set/p' "$0" | sed '$d;s/^# \{0,1\}//'; exit 2 ;;
esac
