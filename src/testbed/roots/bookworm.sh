# shellcheck shell=bash disable=SC2034
# Debian 12 with its OpenSSH server (9.2) and what the kit's commands need there; tier sshd has it beside Debian 13.
suite=bookworm
packages="openssh-server sudo procps iproute2"

finish() {
    local root=$1
    # Every machine makes its own.
    rm -f "$root"/etc/ssh/ssh_host_*
    : >"$root/etc/machine-id"
    rm -rf "$root"/var/cache/apt/archives/*.deb "$root"/var/lib/apt/lists/*_*
}
