# shellcheck shell=bash
# Tier nodes: machines made of namespaces over one Debian root. Sourced by testbed.
#
# Each has mounts, network, processes, IPC and a host name of its own. What a machine wrote stays over kill and start, as on a disk.
# Under $run/tier-nodes: id_ed25519 (logs in as root everywhere), known_hosts, and a folder per machine with its number as name.

nodes=$run/tier-nodes
nodes_net=10.77.1
nodes_guest_after=100

nodes_ready() { root_ready trixie; }

nodes_up() {
    local count=${1:-3} begun=${EPOCHREALTIME/./} n
    case "$count" in [2-9]) ;; *) fail "how many nodes? 2 to 9, as in: testbed nodes up 3" ;; esac
    exec 7>"$run/nodes.lock"
    flock 7
    if [ ! -e "$nodes/whole" ]; then
        # What an interrupted one left.
        nodes_down
        nodes_make "$count"
    elif [ "$count" != "$(nodes_all | wc -l)" ] && [ $# -gt 0 ]; then
        fail "$(nodes_all | wc -l) nodes are up, another number needs: testbed nodes down"
    fi
    for n in $(nodes_all); do
        nodes_is_on "$n" || nodes_power_on "$n"
        nodes_join "$n"
    done
    exec 7>&-
    for n in $(nodes_all); do nodes_until "$n" 150 "its corosync is not quorate" nodes_quorate "$n" "$(nodes_all | wc -l)"; done
    say "$(nodes_all | wc -l) nodes are up and quorate after $(cluster_since "$begun") s"
}

# Emulating a processor is work: a guest runs for those only who want it, until its node loses power.
nodes_guest() {
    local n=$1 begun=${EPOCHREALTIME/./}
    nodes_exists "$n"
    nodes_ssh "$n" 'pidof libvirtd >/dev/null || nice libvirtd -d'
    nodes_until "$n" 150 "its guest does not run" nodes_guest_runs "$n"
    say "node $n has a running guest after $(cluster_since "$begun") s"
}

nodes_all() { (cd "$nodes" 2>/dev/null && ls -d [1-9] 2>/dev/null) || true; }

nodes_exists() { [ -d "$nodes/$1" ] || fail "there is no node $1; there are: $(nodes_all | xargs)"; }

nodes_is_on() { [ -s "$nodes/$1/pid" ] && kill -0 "$(cat "$nodes/$1/pid")" 2>/dev/null; }

# nodes_until N SECONDS COMPLAINT COMMAND…
nodes_until() {
    local n=$1 deadline=$((SECONDS + $2)) complaint=$3
    shift 3
    until "$@"; do
        [ $SECONDS -lt $deadline ] || fail "node $n: $complaint after so long a wait. Its log: $nodes/$n/log"
        sleep 0.1
    done
}

nodes_quorate() { nodes_ssh "$1" corosync-quorumtool -s 2>/dev/null | cluster_quorate "$2"; }

nodes_guest_runs() { nodes_ssh "$1" virsh -q list --name 2>/dev/null | grep -qx "vm$((nodes_guest_after + $1))"; }

# ---- making them ----

nodes_make() {
    local count=$1 n keys=()
    mkdir -p "$nodes"
    head -c 256 /dev/urandom >"$nodes/authkey"
    ssh-keygen -q -t ed25519 -N '' -C instructor -f "$nodes/id_ed25519"
    ip link add sw77 type bridge forward_delay 0
    ip address add $nodes_net.254/24 dev sw77
    ip link set sw77 up
    for n in switch $(seq "$count"); do
        mkdir -p "$nodes/$n/upper" "$nodes/$n/work" "$nodes/$n/root"
        mount -t overlay "node-$n" -o "lowerdir=$(root_path trixie),upperdir=$nodes/$n/upper,workdir=$nodes/$n/work" "$nodes/$n/root"
    done
    # Each its own, at the same time: the big primes take a while.
    for n in $(seq "$count"); do
        ssh-keygen -A -f "$nodes/$n/root" >/dev/null &
        keys+=($!)
        mkdir -p -m 700 "$nodes/$n/root/root/.ssh"
        ssh-keygen -q -t ed25519 -N '' -C "root@pve$n" -f "$nodes/$n/root/root/.ssh/id_ed25519"
    done
    for n in "${keys[@]}"; do wait "$n"; done
    for n in $(seq "$count"); do
        sed "s/^/$nodes_net.$n,pve$n /" "$nodes/$n"/root/etc/ssh/ssh_host_*_key.pub
    done >"$nodes/known_hosts"
    for n in $(seq "$count"); do nodes_settle "$n" "$count"; done
    nodes_clock
    touch "$nodes/whole"
}

# The files in which one node differs from another.
nodes_settle() {
    local n=$1 count=$2 root=$nodes/$1/root guest=$((nodes_guest_after + $1))
    echo "pve$n" >"$root/etc/hostname"
    tr -d - </proc/sys/kernel/random/uuid >"$root/etc/machine-id"
    cluster_names "$count" $nodes_net >"$root/etc/hosts"
    printf 'search testbed.example\nnameserver %s\n' $nodes_net.254 >"$root/etc/resolv.conf"
    cluster_interfaces "$n" $nodes_net eno1 >"$root/etc/network/interfaces"
    cat "$nodes/id_ed25519.pub" "$nodes"/[1-9]/root/root/.ssh/id_ed25519.pub >"$root/root/.ssh/authorized_keys"
    cp "$nodes/known_hosts" "$root/etc/ssh/ssh_known_hosts"
    cluster_corosync "$count" $nodes_net >"$root/etc/corosync/corosync.conf"
    install -m 400 "$nodes/authkey" "$root/etc/corosync/authkey"
    printf 'server %s.254 iburst minpoll 2 maxpoll 4\nrtcsync\n' $nodes_net >"$root/etc/chrony/chrony.conf"
    printf '%s\n' 'stdio_handler = "file"' 'security_driver = "none"' 'user = "root"' 'group = "root"' 'remember_owner = 0' \
        'namespaces = []' 'cgroup_controllers = []' >>"$root/etc/libvirt/qemu.conf"
    # Without one of its own, a node takes another's guests for its own and refuses to migrate.
    echo "host_uuid = \"$(cat /proc/sys/kernel/random/uuid)\"" >>"$root/etc/libvirt/libvirtd.conf"
    mkdir -p "$root/etc/libvirt/qemu/autostart"
    nodes_domain "$guest" >"$root/etc/libvirt/qemu/vm$guest.xml"
    ln -s "/etc/libvirt/qemu/vm$guest.xml" "$root/etc/libvirt/qemu/autostart/vm$guest.xml"
    install -m 755 "$here/node-boot" "$root/usr/local/sbin/node-boot"
}

nodes_domain() {
    cat <<X
<domain type='qemu'>
  <name>vm$1</name>
  <uuid>$(cat /proc/sys/kernel/random/uuid)</uuid>
  <memory unit='MiB'>128</memory>
  <vcpu>1</vcpu>
  <os>
    <type arch='x86_64' machine='q35'>hvm</type>
    <kernel>/usr/share/testbed/vmlinuz</kernel>
    <initrd>/usr/share/testbed/initrd.img</initrd>
    <cmdline>console=ttyS0 quiet panic=-1 guest=$nodes_net.$1/24</cmdline>
  </os>
  <features><acpi/></features>
  <cpu mode='custom'><model>qemu64</model></cpu>
  <devices>
    <emulator>/usr/bin/qemu-system-x86_64</emulator>
    <interface type='bridge'><mac address='52:54:00:77:01:$(printf %02x "$1")'/><source bridge='vmbr0'/><model type='virtio'/></interface>
    <serial type='file'><source path='/var/log/vm$1-serial.log'/></serial>
    <memballoon model='none'/>
  </devices>
</domain>
X
}

# The switch tells the time; -x: nobody here may set the clock, which is that of the whole machine.
nodes_clock() {
    printf 'local stratum 8\nallow %s.0/24\ncmdport 0\nbindcmdaddress /\n' $nodes_net >"$nodes/switch/root/etc/chrony/chrony.conf"
    mkdir -p "$nodes/switch/root/run/chrony"
    setsid chroot "$nodes/switch/root" chronyd -x -u root -n </dev/null >"$nodes/switch/log" 2>&1 7>&- &
    echo $! >"$nodes/switch/pid"
}

# ---- power and cables ----

nodes_power_on() {
    local n=$1
    # The cable's one end is made where the node's network is, the other in that of the holder's first process.
    setsid unshare --net -- bash -c "
        ip link add eno1 type veth peer name port$n netns 1
        nsenter --target 1 --net ip link set port$n master sw77 $([ -e "$nodes/$n/cut" ] || echo up)
        exec unshare --mount --uts --ipc --pid --propagation private --fork --kill-child -- \
            '$here/node-boot' outside '$nodes/$n/root' $n $nodes_net" </dev/null >"$nodes/$n/log" 2>&1 7>&- &
    echo $! >"$nodes/$n/pid"
    nodes_until "$n" 60 "no cable came up" nodes_plugged "$n"
}

nodes_plugged() { ip link show master sw77 2>/dev/null | grep -q " port$1@"; }

nodes_start() {
    nodes_exists "$1"
    nodes_is_on "$1" || nodes_power_on "$1"
}

nodes_kill() {
    nodes_exists "$1"
    if nodes_is_on "$1"; then
        kill -9 "$(cat "$nodes/$1/pid")"
        # Its network namespace goes a little later, or was quicker; the switch must see the cable dead now.
        ip link delete "port$1" 2>/dev/null || [ ! -e "/sys/class/net/port$1" ]
        while nodes_is_on "$1"; do sleep 0.02; done
    fi
    rm -f "$nodes/$1/pid"
}

nodes_cut() {
    nodes_exists "$1"
    touch "$nodes/$1/cut"
    ! nodes_is_on "$1" || ip link set "port$1" down
}

nodes_join() {
    nodes_exists "$1"
    rm -f "$nodes/$1/cut"
    ! nodes_is_on "$1" || ip link set "port$1" up
}

nodes_ssh() {
    local n=$1
    shift
    nodes_exists "$n"
    cluster_ssh "$nodes" "$nodes_net.$n" "$@"
}

nodes_status() {
    local n
    for n in $(nodes_all); do
        printf '%s pve%s %s.%s %s %s\n' "$n" "$n" $nodes_net "$n" "$(nodes_is_on "$n" && echo on || echo off)" \
            "$([ -e "$nodes/$n/cut" ] && echo cut || echo joined)"
    done
}

nodes_down() {
    local n
    for n in $(nodes_all); do nodes_kill "$n"; done
    [ ! -s "$nodes/switch/pid" ] || kill -9 "$(cat "$nodes/switch/pid")" 2>/dev/null || true
    for n in "$nodes"/*/root; do ! mountpoint -q "$n" || umount -l "$n"; done
    ip link delete sw77 2>/dev/null || true
    rm -rf "$nodes"
}
