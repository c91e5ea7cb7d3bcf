# shellcheck shell=bash
# Root file systems from the Debian mirror, built once and cached. Sourced by testbed.
#
# A file roots/NAME.sh says what is in a root: suite=…, packages=…, and two functions it may have: finish ROOT for what remains to be done
# in it, and pack ROOT FOLDER, after which the folder is what is kept instead. With only_named=yes it is built only when asked for by its name.
# The cache's name carries a hash of that file, so a changed one is built anew. Old ones may be deleted while nothing is up.

# Counts up when this file builds something else from the same definition.
roots_format=1

# cached NAME HASH COMMAND…: prints the path of what COMMAND PATH builds, and builds it if need be.
# It is built under a name of its own and renamed when whole; what a killed build left is removed by the next.
cached() {
    local name=$1 whole=$cache/$1-$2
    shift 2
    if [ ! -e "$whole" ]; then
        mkdir -p "$cache"
        (
            flock 9
            [ ! -e "$whole" ] || exit 0
            rm -rf "$cache/$name"-*.part
            "$@" "$whole.part" >&2 || exit 1
            mv "$whole.part" "$whole"
        ) 9>"$cache/.$name.lock" || return 1
    fi
    printf '%s\n' "$whole"
}

# hash FILE…: twelve letters for the contents.
hash_of() { { echo "$roots_format"; cat "$@"; } | sha256sum | cut -c1-12; }

root_file() {
    [ -f "$here/roots/$1.sh" ] || fail "there is no root named \"$1\"; there are: $(roots_all | xargs)"
    printf '%s\n' "$here/roots/$1.sh"
}

# Prints where the root lies or will lie.
root_path() { printf '%s/root-%s-%s\n' "$cache" "$1" "$(hash_of "$(root_file "$1")")"; }

# root_ready NAME…: nothing, or the sentence that says what is missing, and 1.
root_ready() {
    local name
    for name in "$@"; do
        [ -d "$(root_path "$name")" ] || { echo "the testbed's root \"$name\" is not built yet: src/testbed/testbed roots $name"; return 1; }
    done
}

roots_all() { (cd "$here/roots" && printf '%s\n' *.sh | sed 's/\.sh$//'); }

# Prints the mirror that this machine's own apt sources name for a label of Debian's: Debian or Debian-Security. Where there are no
# package lists, as in a fresh container, only the address tells which is which.
mirror() {
    local all
    all=$(apt-get indextargets --format '$(ORIGIN)|$(LABEL)|$(REPO_URI)' 'Created-By: Packages' 2>/dev/null)
    { sed -n "s/^Debian|$1|//p" <<<"$all"; sed -n "s/^|*\(.*\/${1,,}\/*\)$/\1/p" <<<"$all"; } | sed -n 1p
}

root_make() {
    local file=$1 root=$2 suite packages option options=() sources security begun=$SECONDS
    local from=${PRAKTIKUM_TESTBED_MIRROR:-$(mirror Debian)}
    [ -n "$from" ] || fail "no Debian mirror is named in this machine's apt sources. Name one: PRAKTIKUM_TESTBED_MIRROR=URL"
    security=${PRAKTIKUM_TESTBED_SECURITY_MIRROR:-$(mirror Debian-Security)}
    # shellcheck source=/dev/null
    . "$file"
    sources=("deb $from $suite main contrib")
    [ -z "$security" ] || sources+=("deb $security $suite-security main contrib")
    # How this machine's apt gets out is how the build gets out.
    while read -r option; do options+=(--aptopt="$option"); done < <(apt-config dump | grep -E '^Acquire::https?::.*Proxy')
    say "building $(basename "$root" .part) from $from …"
    mkdir -p "${root%.part}-tmp.part"
    TMPDIR=${root%.part}-tmp.part mmdebstrap --quiet --variant=minbase --mode=root --components=main,contrib "${options[@]}" \
        --aptopt='Acquire::Retries "5"' --aptopt='Acquire::Languages "none"' --aptopt='APT::Install-Recommends "false"' \
        --dpkgopt='path-exclude=/usr/share/man/*' --dpkgopt='path-exclude=/usr/share/doc/*' --dpkgopt='path-exclude=/usr/share/locale/*' \
        --dpkgopt=force-unsafe-io \
        --include="$(printf '%s\n' $packages | paste -sd,)" \
        --customize-hook="$here/roots/step $file finish \"\$1\"" \
        "$suite" "$root" "${sources[@]}" || return 1
    if declare -F pack >/dev/null; then
        mkdir "${root%.part}-packed.part"
        "$here/roots/step" "$file" pack "$root" "${root%.part}-packed.part" && rm -rf "$root" && mv "${root%.part}-packed.part" "$root" || return 1
    fi
    rm -rf "${root%.part}-tmp.part"
    say "built $(basename "$root" .part) in $((SECONDS - begun)) s, $(du -sm "$root" | cut -f1) MB"
}

# In namespaces of its own, but for the network: of a killed build no process and no mount is left.
roots_apart() {
    command -v mmdebstrap >/dev/null || fail "mmdebstrap is needed to build a root: apt install mmdebstrap"
    [ "$(id -u)" = 0 ] || fail "root is needed to build a root file system"
    exec unshare --mount --pid --ipc --propagation private --fork --kill-child --mount-proc -- "$here/testbed" roots-here "$@"
}

roots_build() {
    local name file jobs=() code=0
    # A first process gets only the signals it asks for.
    trap 'exit 130' INT TERM
    # shellcheck disable=SC2046
    [ $# -gt 0 ] || set -- $(cd "$here/roots" && grep -L '^only_named=yes' -- *.sh | sed 's/\.sh$//') ${PRAKTIKUM_TESTBED_ZFS:+zfs}
    # At the same time: each of them waits for the mirror, for the disk and for dpkg, which is one process.
    for name in "$@"; do
        file=$(root_file "$name")
        cached "root-$name" "$(hash_of "$file")" root_make "$file" &
        jobs+=($!)
    done
    for name in "${jobs[@]}"; do wait "$name" || code=1; done
    return $code
}
