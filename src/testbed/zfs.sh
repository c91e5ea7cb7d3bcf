# shellcheck shell=bash
# Tier zfs: one emulated machine, number 1: Debian's kernel with the real ZFS in it, OpenSSH, and busybox for the rest. Sourced by testbed.
#
# Disks: /dev/vda1, /dev/vdb1 and /dev/vdc1, empty, 1 GiB, with links as of udev (/dev/disk/by-id/virtio-testbed-a-part1); what is on them stays
# over kill and start, the root file system does not.
# A pool is imported again at the start. Under $run/tier-zfs: id_ed25519 (logs in as root), known_hosts, and the machine's folder 1.

zfs_folder=$run/tier-zfs
zfs_net=10.79.1

zfs_ready() {
    [ -c /dev/net/tun ] || { echo "the testbed's tier zfs needs /dev/net/tun, which is not here"; return 1; }
    root_ready trixie || return 1
    root_ready zfs >/dev/null || { echo "ZFS's kernel module is not built here, which takes minutes and is done when asked for: src/testbed/testbed roots zfs, or set PRAKTIKUM_TESTBED_ZFS=build"; return 1; }
}

zfs_up() {
    local begun=${EPOCHREALTIME/./} deadline=$((SECONDS + 150))
    exec 7>"$run/zfs.lock"
    flock 7
    if [ ! -e "$zfs_folder/whole" ]; then
        rm -rf "$zfs_folder"
        zfs_make
    fi
    zfs_join 1
    zfs_is_on || zfs_power_on
    exec 7>&-
    until zfs_ssh 1 true; do
        zfs_is_on || fail "the machine went down. Its console: $(tail -n 5 "$zfs_folder/1/console")"
        [ $SECONDS -lt $deadline ] || fail "the machine does not let anybody log in, 150 s long. Its console: $zfs_folder/1/console"
        sleep 0.2
    done
    say "the machine with ZFS answers by ssh after $(cluster_since "$begun") s"
}

zfs_exists() { [ "$1" = 1 ] && [ -d "$zfs_folder/1" ] || fail "there is no machine $1; there is: 1"; }

zfs_is_on() { [ -s "$zfs_folder/1/pid" ] && kill -0 "$(cat "$zfs_folder/1/pid")" 2>/dev/null; }

zfs_make() {
    local files=$zfs_folder/1/files disk
    mkdir -p "$files"/etc/ssh "$files"/root
    mkdir -m 700 "$files/root/.ssh"
    ssh-keygen -q -t ed25519 -N '' -C instructor -f "$zfs_folder/id_ed25519"
    ssh-keygen -q -t ed25519 -N '' -C root@pve1 -f "$files/etc/ssh/ssh_host_ed25519_key"
    cp "$zfs_folder/id_ed25519.pub" "$files/root/.ssh/authorized_keys"
    sed "s/^/$zfs_net.1,pve1 /" "$files/etc/ssh/ssh_host_ed25519_key.pub" >"$zfs_folder/known_hosts"
    echo pve1 >"$files/etc/hostname"
    echo "$zfs_net.1/24" >"$files/etc/address"
    printf '127.0.0.1 localhost\n%s.1 pve1.testbed.example pve1\n' $zfs_net >"$files/etc/hosts"
    for disk in disk1 disk2 disk3; do truncate -s 1G "$zfs_folder/1/$disk"; done
    # The kernel unpacks one archive after the other.
    { cat "$(root_path zfs)/initrd.img"; (cd "$files" && find . | "$(root_path trixie)/usr/bin/busybox" cpio -o -H newc 2>/dev/null | gzip -1); } \
        >"$zfs_folder/1/initrd.img"
    cp "$(root_path zfs)/vmlinuz" "$zfs_folder/1/vmlinuz"
    ip link add sw79 type bridge forward_delay 0
    ip address add $zfs_net.254/24 dev sw79
    ip link set sw79 up
    ip tuntap add port79 mode tap
    ip link set port79 master sw79 up
    touch "$zfs_folder/whole"
}

zfs_power_on() {
    local root disk arguments=()
    root=$(root_path trixie)
    for disk in disk1 disk2 disk3; do arguments+=(-drive "file=/mnt/$disk,format=raw,if=virtio,cache=unsafe"); done
    # The emulator is the one of the nodes' root, which sees the machine's folder as /mnt. All its processes hold the lock.
    # shellcheck disable=SC2016
    setsid flock --no-fork "$zfs_folder/1/lock" \
        unshare --mount --pid --propagation private --fork --kill-child -- \
        bash -c 'mount --bind "$1" "$0/mnt" && mount --bind /dev "$0/dev" && exec chroot "$0" qemu-system-x86_64 "${@:2}"' \
        "$root" "$zfs_folder/1" -accel tcg -cpu qemu64 -M q35 -m 512 -display none -nodefaults -no-reboot -serial stdio \
        -kernel /mnt/vmlinuz -initrd /mnt/initrd.img -append "console=ttyS0 quiet panic=-1 net.ifnames=0" "${arguments[@]}" \
        -netdev tap,id=n0,ifname=port79,script=no,downscript=no -device virtio-net-pci,netdev=n0,mac=52:54:00:79:01:01 \
        -device virtio-rng-pci </dev/null >"$zfs_folder/1/console" 2>&1 7>&- &
    echo $! >"$zfs_folder/1/pid"
}

zfs_start() {
    zfs_exists "$1"
    zfs_is_on || zfs_power_on
}

zfs_kill() {
    zfs_exists "$1"
    ! zfs_is_on || kill -9 "$(cat "$zfs_folder/1/pid")"
    flock "$zfs_folder/1/lock" rm -f "$zfs_folder/1/pid"
}

zfs_cut() {
    zfs_exists "$1"
    ip link set port79 nomaster
}

zfs_join() {
    zfs_exists "$1"
    ip link set port79 master sw79
}

zfs_ssh() {
    zfs_exists "$1"
    shift
    cluster_ssh "$zfs_folder" "$zfs_net.1" "$@"
}

zfs_status() {
    [ ! -d "$zfs_folder/1" ] || printf '1 pve1 %s.1 %s %s\n' $zfs_net "$(zfs_is_on && echo on || echo off)" \
        "$([ -e /sys/class/net/port79/master ] && echo joined || echo cut)"
}

zfs_down() {
    [ ! -d "$zfs_folder/1" ] || zfs_kill 1
    ip link delete port79 2>/dev/null || true
    ip link delete sw79 2>/dev/null || true
    rm -rf "$zfs_folder" "$run/zfs.lock"
}
