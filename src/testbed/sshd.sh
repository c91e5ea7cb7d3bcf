# shellcheck shell=bash
# Tier sshd: OpenSSH of Debian 12 and Debian 13, as the kit's tests want it configured. Sourced by testbed.
#
# The tests start the machines themselves, with sshd-boot, under this tier's folder; here are the switches and the roots they stand on.

sshd_folder=$run/tier-sshd

sshd_ready() { root_ready bookworm trixie; }

sshd_up() {
    local name
    [ ! -e "$sshd_folder" ] || return 0
    # sw76 is where the test itself is; sw75 is reached from machines only that have a cable in both.
    ip link add sw76 type bridge forward_delay 0
    ip address add 10.76.1.254/24 dev sw76
    ip link add sw75 type bridge forward_delay 0
    ip link set sw76 up
    ip link set sw75 up
    mkdir -p "$sshd_folder.part"
    for name in bookworm trixie; do ln -s "$(root_path $name)" "$sshd_folder.part/$name"; done
    mv "$sshd_folder.part" "$sshd_folder"
}

sshd_all() { (cd "$sshd_folder" 2>/dev/null && ls -d [1-9]*/pid 2>/dev/null) || true; }

sshd_status() {
    local one
    for one in $(sshd_all); do echo "${one%/pid} $(cat "$sshd_folder/${one%/pid}/upper/etc/hostname") 10.76.1.${one%/pid} on"; done
}

sshd_down() {
    local one
    for one in $(sshd_all); do kill -9 "$(cat "$sshd_folder/$one")" 2>/dev/null || true; done
    ip link delete sw76 2>/dev/null || true
    ip link delete sw75 2>/dev/null || true
    rm -rf "$sshd_folder"
}

sshd_not_by_hand() { fail "the machines of tier sshd live as long as the test that wants them"; }
sshd_kill() { sshd_not_by_hand; }
sshd_start() { sshd_not_by_hand; }
sshd_cut() { sshd_not_by_hand; }
sshd_join() { sshd_not_by_hand; }
sshd_ssh() { sshd_not_by_hand; }
