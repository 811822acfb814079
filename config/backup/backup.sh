#!/usr/bin/env bash
# Backups of the service: a base backup, which with the archived log gives any moment since, and a dump, which gives single tables or
# another version of PostgreSQL. What is under its final name is whole; what is not is called *.partial.
#
#   backup.sh now        makes one, and forgets those that are too old
#   backup.sh nightly    makes one at once if the last is older than a day, then one each night at BACKUP_AT, for ever
#   backup.sh check      whether the newest is whole and younger than 26 hours
#
# BACKUP: where they go. ARCHIVE: where PostgreSQL keeps its log (archive.sh). CONFIG: the office's files, kept beside.
# BACKUP_KEEP: how many. PGHOST, PGUSER, PGPASSWORD, PGDATABASE: the database, whose account may replicate.
# GIAOBAN_SECRET is not kept, only its digest: a backup that is stolen opens no door. Keep .env elsewhere.
set -euo pipefail
: "${BACKUP:?the folder for backups}" "${ARCHIVE:?the folder of the archived log}"
keep=${BACKUP_KEEP:-14}

say() { echo "$(date '+%F %T') backup: $*"; }

newest() { find "$BACKUP" -mindepth 1 -maxdepth 1 -type d -name '20*' ! -name '*.partial' | sort | tail -1; }

now() {
    local name folder
    name=$(date -u +%Y%m%dT%H%M%SZ)
    folder=$BACKUP/$name.partial
    rm -rf "$BACKUP"/*.partial
    mkdir -p "$folder"
    # With the log that it needs, so that it can be restored even without the archive
    pg_basebackup --pgdata="$folder/base" --format=tar --gzip --wal-method=stream --checkpoint=fast \
        --manifest-checksums=SHA256 --label="giaoban $name"
    if command -v pg_verifybackup >/dev/null; then pg_verifybackup --quiet --no-parse-wal "$folder/base"; fi
    pg_dump --format=custom --file="$folder/giaoban.dump"
    if [ -d "${CONFIG:-}" ]; then tar --create --gzip --file="$folder/config.tar.gz" --directory="$CONFIG" .; fi
    if [ -n "${GIAOBAN_SECRET:-}" ]; then printf %s "$GIAOBAN_SECRET" | sha256sum | cut -d' ' -f1 >"$folder/secret.sha256"; fi
    (cd "$folder" && find . -type f ! -name SHA256SUMS -print0 | sort -z | xargs -0 sha256sum >SHA256SUMS)
    sync --file-system "$folder"
    mv "$folder" "$BACKUP/$name"
    say "made $name ($(du -sh "$BACKUP/$name" | cut -f1)); it does not hold GIAOBAN_SECRET: keep that elsewhere"
    forget
}

# Only after a new one is whole: a night that fails takes nothing away
forget() {
    local old first
    find "$BACKUP" -mindepth 1 -maxdepth 1 -type d -name '20*' ! -name '*.partial' | sort | head -n "-$keep" | while read -r old; do
        rm -rf "$old"
        say "forgot ${old##*/}"
    done
    # The log is needed from the oldest base backup on: its history file names the first piece
    first=$(find "$BACKUP" -mindepth 1 -maxdepth 1 -type d -name '20*' | sort | head -1)
    [ -f "$first/base/backup_manifest" ] || return 0
    first=$(sed -n 's/.*"Start-LSN": "\([0-9A-F]*\)\/\([0-9A-F]*\)".*/\1 \2/p' "$first/base/backup_manifest" | head -1)
    [ -n "$first" ] || return 0
    read -r high low <<<"$first"
    # Whatever the timeline: the number of a piece of 16 MB, as its name ends
    first=$(printf '%08X%08X' "0x$high" $((0x$low / 0x1000000)))
    find "$ARCHIVE" -maxdepth 1 -type f -regextype posix-extended -regex '.*/[0-9A-F]{24}(\.[0-9A-F]{8}\.backup)?\.gz' |
        while read -r piece; do
            number=${piece##*/}
            number=${number:8:16}
            if [[ $number < $first ]]; then rm -f "$piece"; fi
        done
}

check() {
    local last
    last=$(newest)
    [ -n "$last" ] || { say "there is none yet"; return 1; }
    [ -s "$last/SHA256SUMS" ] && [ -n "$(find "$last/SHA256SUMS" -mmin -1560)" ] || { say "${last##*/} is too old"; return 1; }
}

nightly() {
    local at=${BACKUP_AT:-01:30} next
    check >/dev/null || now || say "FAILED"
    while true; do
        next=$(date -d "today $at" +%s)
        if ((next <= $(date +%s))); then next=$(date -d "tomorrow $at" +%s); fi
        sleep $((next - $(date +%s))) &
        wait $! || exit 0
        now || say "FAILED"
    done
}

trap 'exit 0' TERM INT
case ${1:-} in
    now | nightly | check) "$1" ;;
    *) sed -n '2,/^set/p' "$0" | sed '$d;s/^# \{0,1\}//'; exit 2 ;;
esac
