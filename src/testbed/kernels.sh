# shellcheck shell=bash
# Tier kernels: machines with a Linux kernel of their own each, which is a process of user-mode-linux, and a full systemd. They have
# what the kernel of this computer may lack: device mapper, NFS server, bonding, VLANs, a software watchdog.
#
# Network cards: eno1 (under vmbr0) on one switch, eno2 and eno3 on another; disks: /dev/ubdb and /dev/ubdc, empty, 2 GiB and 64 MiB.
# Machine 9 is nfs1, which is in no cluster: it serves NFS at boot, has an ext4 of 16 MiB on /dev/ubdb, and is off until somebody starts it.
# What a machine wrote stays over kill and start. Under $run/tier-kernels, which is also the root directory of the kernels' processes:
# id_ed25519 (logs in as root everywhere), known_hosts, and a folder per machine with its number as name.

kernels=$run/tier-kernels
kernels_net=10.78.1
# It is memory of the holder only as far as it was used.
kernels_memory=384M
kernels_server=9

kernels_ready() {
    [ -c /dev/net/tun ] || { echo "the testbed's tier kernels needs /dev/net/tun, which is not here"; return 1; }
    command -v mkfs.ext4 >/dev/null || { echo "the testbed's tier kernels needs mkfs.ext4: apt install e2fsprogs"; return 1; }
    command -v perl >/dev/null || { echo "the testbed's tier kernels needs perl: apt install perl-base"; return 1; }
    root_ready kernels
}

kernels_up() {
    local count=${1:-3} begun=${EPOCHREALTIME/./} n
    case "$count" in [1-8]) ;; *) fail "how many machines? 1 to 8, as in: testbed kernels up 3" ;; esac
    exec 7>"$run/kernels.lock"
    flock 7
    if [ ! -e "$kernels/whole" ]; then
        rm -rf "$kernels"
        kernels_make "$count"
    elif [ "$count" != "$(kernels_all | wc -l)" ] && [ $# -gt 0 ]; then
        fail "$(kernels_all | wc -l) machines are up, another number needs: testbed kernels down"
    fi
    for n in $(kernels_all); do
        kernels_join "$n"; kernels_join "$n" eno2; kernels_join "$n" eno3
        kernels_is_on "$n" || kernels_power_on "$n"
    done
    kernels_join $kernels_server
    exec 7>&-
    for n in $(kernels_all); do kernels_until "$n" "does not let anybody log in" kernels_ssh "$n" true; done
    say "$(kernels_all | wc -l) machines answer by ssh after $(cluster_since "$begun") s"
    for n in $(kernels_all); do kernels_until "$n" "is not started and quorate with all" kernels_settled "$n" "$(kernels_all | wc -l)"; done
    say "and are started and quorate after $(cluster_since "$begun") s"
}

# Those of the cluster.
kernels_all() { (cd "$kernels" 2>/dev/null && ls -d [1-8] 2>/dev/null) || true; }

kernels_name() { if [ "$1" = $kernels_server ]; then echo nfs1; else echo "pve$1"; fi; }

kernels_exists() { [ -d "$kernels/$1" ] || fail "there is no machine $1; there are: $(kernels_all | xargs) $kernels_server"; }

kernels_is_on() { [ -s "$kernels/$1/pid" ] && kill -0 "$(cat "$kernels/$1/pid")" 2>/dev/null; }

# kernels_until N COMPLAINT COMMAND…
kernels_until() {
    local n=$1 deadline=$((SECONDS + 240)) complaint=$2
    shift 2
    until "$@"; do
        kernels_is_on "$n" || fail "machine $n went down. Its console: $(tail -n 5 "$kernels/$n/console")"
        [ $SECONDS -lt $deadline ] || fail "machine $n $complaint, 240 s long. Its console: $kernels/$n/console"
        sleep 0.2
    done
}

# kernels_settled N COUNT: whether it is done with starting and sees the quorate corosync of all of them; it waits there, not here, for
# every log-in is work for a machine that has enough to do.
kernels_settled() {
    kernels_ssh "$1" "timeout 60 systemctl is-system-running --wait >/dev/null
        for try in \$(seq 60); do
            [ \$(corosync-quorumtool -s 2>/dev/null | grep -cxE 'Quorate: +Yes *|Total votes: +$2 *') = 2 ] && exit
            sleep 0.5
        done
        exit 1"
}

# ---- making them ----

kernels_make() {
    local count=$1 n name device
    mkdir -p "$kernels"
    cp -a "$(root_path kernels)"/{usr,lib,lib64,dev,proc} "$kernels/"
    mkdir "$kernels/image"
    mount --bind "$(root_path kernels)/image" "$kernels/image"
    mknod -m 666 "$kernels/dev/net/tun" c 10 200
    for device in null:3 zero:5 random:8 urandom:9; do mknod -m 666 "$kernels/dev/${device%:*}" c 1 "${device#*:}"; done
    head -c 256 /dev/urandom >"$kernels/authkey"
    ssh-keygen -q -t ed25519 -N '' -C instructor -f "$kernels/id_ed25519"
    ip link add sw78 type bridge forward_delay 0
    ip address add $kernels_net.254/24 dev sw78
    ip link set sw78 up
    ip link add sw78b type bridge forward_delay 0
    ip link set sw78b up
    for n in $(seq "$count") $kernels_server; do
        name=$(kernels_name "$n")
        mkdir -p "$kernels/$n"/files/etc/ssh "$kernels/$n"/files/root
        mkdir -m 700 "$kernels/$n/files/root/.ssh"
        ssh-keygen -q -t ed25519 -N '' -C "root@$name" -f "$kernels/$n/files/root/.ssh/id_ed25519"
        ssh-keygen -q -t ed25519 -N '' -C "root@$name" -f "$kernels/$n/files/etc/ssh/ssh_host_ed25519_key"
        sed "s/^/$kernels_net.$n,$name /" "$kernels/$n/files/etc/ssh/ssh_host_ed25519_key.pub" >>"$kernels/known_hosts"
    done
    for n in $(seq "$count") $kernels_server; do kernels_settle "$n" "$count"; done
    kernels_serve
    touch "$kernels/whole"
}

# The files in which one machine differs from another; it takes them when it starts for the first time.
kernels_settle() {
    local n=$1 count=$2 files=$kernels/$1/files
    truncate -s 2G "$kernels/$n/disk1"
    truncate -s 64M "$kernels/$n/disk2"
    mkdir -p "$files"/etc/{network,corosync,chrony}
    kernels_name "$n" >"$files/etc/hostname"
    tr -d - </proc/sys/kernel/random/uuid >"$files/etc/machine-id"
    { cluster_names "$count" $kernels_net; echo "$kernels_net.$kernels_server nfs1.testbed.example nfs1"; } >"$files/etc/hosts"
    printf 'search testbed.example\nnameserver %s\n' $kernels_net.254 >"$files/etc/resolv.conf"
    cluster_interfaces "$n" $kernels_net eno1 eno2 eno3 >"$files/etc/network/interfaces"
    cat "$kernels/id_ed25519.pub" "$kernels"/[1-9]/files/root/.ssh/id_ed25519.pub >"$files/root/.ssh/authorized_keys"
    cp "$kernels/known_hosts" "$files/etc/ssh/ssh_known_hosts"
    cluster_corosync "$count" $kernels_net light >"$files/etc/corosync/corosync.conf"
    install -m 400 "$kernels/authkey" "$files/etc/corosync/authkey"
    # Nobody outside can be reached: the first machine's clock is right, the others follow it.
    if [ "$n" = 1 ]; then
        printf 'local stratum 8\nallow %s.0/24\nrtcsync\n' $kernels_net
    else
        printf 'server pve1 iburst minpoll 2 maxpoll 4\nmakestep 1 3\nrtcsync\n'
    fi >"$files/etc/chrony/chrony.conf"
}

# What makes a machine nfs1: services of its own at boot, in the place of the cluster's, and a small file system to serve.
kernels_serve() {
    local units=$kernels/$kernels_server/files/etc/systemd/system
    mkfs.ext4 -q -m 0 -O ^has_journal "$kernels/$kernels_server/disk1" 16M
    mkdir -p "$units/multi-user.target.wants"
    ln -s /usr/lib/systemd/system/nfs-server.service "$units/multi-user.target.wants/nfs-server.service"
    ln -s /dev/null "$units/corosync.service"
}

# ---- power and cables ----

# In a process namespace of its own: a user-mode-linux is many processes, and they go all at once.
kernels_power_on() {
    local n=$1 nic arguments=()
    for nic in eno1 eno2 eno3; do
        if [ ! -e "/sys/class/net/port$n$nic" ]; then
            ip tuntap add "port$n$nic" mode tap
            ip link set "port$n$nic" up
            [ -e "$kernels/$n/cut-$nic" ] || kernels_plug "$n" "$nic"
        fi
    done
    arguments=(
        umid=kernel uml_dir="/$n/" mem=$kernels_memory seccomp=on hostfs="/$n/files" selinux=0
        ubd0="/$n/root.cow,/image/root.ext4" ubd1="/$n/disk1" ubd2="/$n/disk2"
        vec0:transport=tap,ifname="port${n}eno1",mac=52:54:00:78:01:0"$n",depth=64,gro=1
        vec1:transport=tap,ifname="port${n}eno2",mac=52:54:00:78:02:0"$n",depth=64,gro=1
        vec2:transport=tap,ifname="port${n}eno3",mac=52:54:00:78:03:0"$n",depth=64,gro=1
        # Its own watchdog needs a helper out here and would be /dev/watchdog in softdog's place.
        initcall_blacklist=harddog_miscdev_init,harddog_init
        root=/dev/ubda rw rootfstype=ext4 init=/usr/local/sbin/testbed-init
        con=null con0=null,fd:1 ssl=null quiet systemd.show_status=0
    )
    # All processes of the machine hold the lock, so its disks are free again when the lock is.
    setsid flock --no-fork "$kernels/$n/lock" \
        unshare --mount --pid --propagation private --fork --kill-child -- \
        "$here/kernel-boot" "$kernels" "$n" "${arguments[@]}" </dev/null >"$kernels/$n/console" 2>&1 7>&- &
    echo $! >"$kernels/$n/pid"
}

kernels_start() {
    kernels_exists "$1"
    kernels_is_on "$1" || kernels_power_on "$1"
}

kernels_kill() {
    kernels_exists "$1"
    ! kernels_is_on "$1" || kill -9 "$(cat "$kernels/$1/pid")"
    flock "$kernels/$1/lock" rm -f "$kernels/$1/pid"
}

kernels_plug() {
    case "$2" in eno1) ip link set "port$1$2" master sw78 ;; *) ip link set "port$1$2" master sw78b ;; esac
}

kernels_nic() {
    case "$1" in eno[123]) ;; *) fail "which cable? eno1 (if you name none), eno2 or eno3" ;; esac
}

# Out of the switch; the machine itself still sees its card up, as with a cable cut between two switches.
kernels_cut() {
    local n=$1 nic=${2:-eno1}
    kernels_exists "$n"
    kernels_nic "$nic"
    touch "$kernels/$n/cut-$nic"
    [ ! -e "/sys/class/net/port$n$nic" ] || ip link set "port$n$nic" nomaster
}

kernels_join() {
    local n=$1 nic=${2:-eno1}
    kernels_exists "$n"
    kernels_nic "$nic"
    rm -f "$kernels/$n/cut-$nic"
    [ ! -e "/sys/class/net/port$n$nic" ] || kernels_plug "$n" "$nic"
}

kernels_ssh() {
    local n=$1
    shift
    kernels_exists "$n"
    cluster_ssh "$kernels" "$kernels_net.$n" "$@"
}

kernels_status() {
    local n
    for n in $(kernels_all) $(cd "$kernels" 2>/dev/null && ls -d $kernels_server 2>/dev/null); do
        printf '%s %s %s.%s %s %s\n' "$n" "$(kernels_name "$n")" $kernels_net "$n" "$(kernels_is_on "$n" && echo on || echo off)" \
            "$([ -e "$kernels/$n/cut-eno1" ] && echo cut || echo joined)"
    done
}

kernels_down() {
    local n nic
    for n in $(kernels_all) $kernels_server; do
        [ ! -d "$kernels/$n" ] || kernels_kill "$n"
        for nic in eno1 eno2 eno3; do ip link delete "port$n$nic" 2>/dev/null || true; done
    done
    ! mountpoint -q "$kernels/image" || umount "$kernels/image"
    ip link delete sw78 2>/dev/null || true
    ip link delete sw78b 2>/dev/null || true
    rm -rf "$kernels" "$run/kernels.lock"
}
