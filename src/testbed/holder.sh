# shellcheck shell=bash
# The holder: one set of namespaces (network, mounts, processes, IPC) under one small init. Whatever the testbed starts is in it,
# so that the kernel takes all of it away when the holder ends, however it ends. Sourced by testbed and bin/java.

holder_namespaces=(--net --mount --pid --ipc --propagation private)

holder_inside() { [ "${PRAKTIKUM_TESTBED:-}" = inside ]; }

# Prints why no holder can be made here and returns 1, or prints nothing.
holder_possible() {
    local need missing=()
    [ "$(uname -s)" = Linux ] || { echo "the testbed needs Linux"; return 1; }
    [ "$(id -u)" = 0 ] || { echo "the testbed needs root: it makes network namespaces and mounts"; return 1; }
    for need in unshare:util-linux nsenter:util-linux setsid:util-linux flock:util-linux mount:mount ip:iproute2 ssh:openssh-client ssh-keygen:openssh-client; do
        command -v "${need%%:*}" >/dev/null || missing+=("${need##*:}")
    done
    [ ${#missing[@]} = 0 ] || { echo "the testbed needs what is not installed here: apt install $(printf '%s\n' "${missing[@]}" | sort -u | xargs)"; return 1; }
    holder_inside || unshare "${holder_namespaces[@]}" --fork --kill-child mount -t tmpfs tmpfs /run 2>/dev/null ||
        { echo "this machine does not let root make namespaces and mounts (a container without CAP_SYS_ADMIN?)"; return 1; }
}

# Becomes a holder of its own that lives as long as the command. Standard streams stay what they are.
holder_fresh() {
    exec unshare "${holder_namespaces[@]}" --fork --kill-child -- "$here/init" "$@"
}

# For people at a shell: the holder that `up` left running is known by its first process's id and start time.
holder_find() {
    local pid begun fields
    holder=
    { read -r pid begun <"$cache/holder.pid"; } 2>/dev/null || return 1
    fields=$(cat "/proc/$pid/stat" 2>/dev/null) || return 1
    # Field 22 of proc(5)'s stat, counted behind the name, which may hold blanks.
    # shellcheck disable=SC2086
    set -- ${fields##*) }
    [ "${20}" = "$begun" ] && holder=$pid
}

holder_up() {
    local tries=0
    mkdir -p "$cache"
    exec 8>"$cache/.holder.lock"
    flock 8
    if ! holder_find; then
        rm -f "$cache/holder.pid"
        PRAKTIKUM_TESTBED_RECORD=$cache/holder.pid setsid unshare "${holder_namespaces[@]}" --fork --kill-child -- \
            "$here/init" sleep infinity </dev/null >/dev/null 2>"$cache/holder.log" 8>&- &
        until holder_find; do
            tries=$((tries + 1))
            [ $tries -lt 1200 ] || fail "the holder did not come up: $(cat "$cache/holder.log")"
            sleep 0.05
        done
    fi
    exec 8>&-
}

holder_exec() {
    exec nsenter --target "$holder" --mount --net --pid --ipc -- \
        env PRAKTIKUM_TESTBED=inside TMPDIR="$run/tmp" "$@"
}

# Runs this script's own words inside the holder.
holder_enter() {
    holder_find || fail "nothing is up"
    (holder_exec "$here/testbed" "$@")
}

holder_down() {
    local tries=0
    if holder_inside; then fail "inside a holder there is nothing to end: it ends with its command"; fi
    if holder_find; then
        kill -9 "$holder"
        while holder_find; do
            tries=$((tries + 1))
            [ $tries -lt 1200 ] || fail "the holder (process $holder) does not end"
            sleep 0.05
        done
    fi
    rm -f "$cache/holder.pid" "$cache/holder.log" "$cache/.holder.lock"
}
