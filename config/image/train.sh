#!/usr/bin/env bash
# Makes giaoban.aot beside giaoban.jar: starts the service with the container's options on a PostgreSQL and Redis of its own, asks for
# what a first minute asks for, and stops it; the JVM then writes down which classes it had loaded and linked, and which methods were hot.
#
#   train.sh [more options and settings of the service]
set -euo pipefail
port=${TRAINING_PORT:-18999}
folder=${TRAINING_FOLDER:-/tmp/training}
export MALLOC_ARENA_MAX=2
"${JAVA_HOME:+$JAVA_HOME/bin/}java" @jvm.options -XX:AOTCacheOutput=giaoban.aot -jar giaoban.jar \
    --server.port="$port" --giaoban.data-dir="$folder" --giaoban.admin-password=only-for-the-training "$@" &
service=$!

# The image has no curl
ask() {
    local status
    exec 3<>"/dev/tcp/127.0.0.1/$port" || return 1
    printf 'GET %s HTTP/1.0\r\nAuthorization: Basic %s\r\n\r\n' "$1" "$(printf %s admin:only-for-the-training | base64)" >&3
    read -r _ status _ <&3
    cat <&3 >/dev/null
    exec 3<&- 3>&-
    [ "${2:-$status}" = "$status" ]
}

for ((waited = 0; ; waited++)); do
    ask /actuator/health/readiness 200 2>/dev/null && break
    kill -0 "$service" && ((waited < 600)) || { echo "train.sh: the service did not start" >&2; exit 1; }
    sleep 0.5
done
for _ in 1 2 3; do
    for path in /login / /live /reports /briefings/new /api/v1/points '/api/v1/briefings?limit=10' /api/v1/me /v3/api-docs /actuator/prometheus; do
        ask "$path" || true
    done
done
kill "$service"
wait "$service" || [ $? = 143 ]
[ -s giaoban.aot ] || { echo "train.sh: no cache was made" >&2; exit 1; }
