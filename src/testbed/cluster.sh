# shellcheck shell=bash
# What the machines of several tiers have in common. Sourced by testbed.

# Seconds since a reading of EPOCHREALTIME without its point.
cluster_since() { local ms=$(((${EPOCHREALTIME/./} - $1) / 1000)); printf '%d.%d' $((ms / 1000)) $((ms % 1000 / 100)); }

# Reads what corosync-quorumtool -s printed: whether it is quorate with so many votes.
cluster_quorate() { awk -v all="$1" '/^Quorate:/ { yes = $2 == "Yes" } /^Total votes:/ { votes = $3 } END { exit !(yes && votes == all) }'; }

# cluster_corosync COUNT NET [light]: corosync.conf as Proxmox VE 9.2 writes it, its token_coefficient included. For machines to which each
# of the 90 MiB that knet prepares is work it is light: an older transport, which encrypts nothing.
cluster_corosync() {
    local k
    printf 'logging {\n  debug: off\n  to_syslog: yes\n  to_logfile: yes\n  logfile: /var/log/corosync/corosync.log\n  timestamp: hires\n}\n\nnodelist {\n'
    for k in $(seq "$1"); do
        printf '  node {\n    name: pve%s\n    nodeid: %s\n    quorum_votes: 1\n    ring0_addr: %s.%s\n  }\n' "$k" "$k" "$2" "$k"
    done
    printf '}\n\nquorum {\n  provider: corosync_votequorum\n}\n\ntotem {\n  cluster_name: testbed\n  config_version: %s\n' "$1"
    printf '  interface {\n    linknumber: 0\n  }\n  ip_version: ipv4-6\n  link_mode: passive\n'
    if [ "${3:-}" = light ]; then printf '  secauth: off\n  transport: udpu\n'; else printf '  secauth: on\n'; fi
    printf '  token_coefficient: 125\n  version: 2\n}\n'
}

# cluster_ssh FOLDER ADDRESS COMMAND…: as the instructor, with the key and the known hosts that the tier keeps in its folder.
cluster_ssh() {
    local folder=$1 address=$2
    shift 2
    ssh -F none -q -i "$folder/id_ed25519" -o IdentitiesOnly=yes -o IdentityAgent=none -o UserKnownHostsFile="$folder/known_hosts" \
        -o ConnectTimeout=10 -o ServerAliveInterval=20 "root@$address" "$@"
}

# cluster_names COUNT NET: /etc/hosts of each machine.
cluster_names() {
    local k
    echo '127.0.0.1 localhost.localdomain localhost'
    for k in $(seq "$1"); do echo "$2.$k pve$k.testbed.example pve$k"; done
}

# cluster_interfaces N NET NIC…: /etc/network/interfaces; the first card is the bridge's port.
cluster_interfaces() {
    local n=$1 net=$2 nic
    shift 2
    printf 'auto lo\niface lo inet loopback\n\n'
    for nic; do printf 'iface %s inet manual\n\n' "$nic"; done
    printf 'auto vmbr0\niface vmbr0 inet static\n\taddress %s/24\n\tgateway %s\n\tbridge-ports %s\n\tbridge-stp off\n\tbridge-fd 0\n' "$net.$n" "$net.254" "$1"
}
