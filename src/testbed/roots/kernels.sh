# shellcheck shell=bash disable=SC2034
# Tier kernels: Debian 13 with the services of a storage node, as a disk image, and the kernel that runs on it, which is a program.
suite=trixie
packages="systemd-sysv dbus udev kmod login passwd sudo procps iproute2 iputils-ping netcat-openbsd ifupdown2 openssh-server openssh-client
    corosync chrony tzdata lvm2 thin-provisioning-tools nfs-kernel-server lxc busybox-static"

finish() {
    local root=$1
    kernel "$root"
    rm -f "$root"/etc/ssh/ssh_host_* "$root"/etc/systemd/network/*
    : >"$root/etc/machine-id"
    echo '/dev/ubda / ext4 defaults 0 1' >"$root/etc/fstab"
    # As on a node of Proxmox VE, whose watchdog-mux loads it.
    echo softdog >"$root/etc/modules-load.d/softdog.conf"
    mkdir -p "$root/mnt/pve"
    first "$root"
    # There is nothing to bring up to date when a machine starts.
    touch "$root/etc/.updated" "$root/var/.updated"
    # There is no screen, no keyboard and no mirror; what a test wants to serve it starts itself.
    chroot "$root" systemctl --quiet mask getty.target getty-static.service systemd-firstboot.service sshd-keygen.service \
        apt-daily.timer apt-daily-upgrade.timer dpkg-db-backup.timer fstrim.timer nfs-blkmap.service systemd-pstore.service \
        systemd-networkd.service systemd-networkd.socket
    chroot "$root" systemctl --quiet disable lxc lxc-net lxc-monitord nfs-server rpcbind.service rpcbind.socket
    chroot "$root" systemctl --quiet enable ssh networking corosync chrony
}

# User-mode-linux of the next Debian: since 6.16 it can run its processes under seccomp instead of ptrace, which halves the time a
# machine takes to start, and it asks for no newer libc than this root's. Where that cannot be had, this Debian's own one will do.
kernel() {
    local root=$1 next=$1/etc/apt/sources.list.d/next.list
    sed -n '/ trixie /{s// forky /p;q}' "$root/etc/apt/sources.list" >"$next"
    # A testing suite is only valid for a week; a mirror may well stand still for longer.
    if ! { chroot "$root" apt-get -qq -o Acquire::Check-Valid-Until=false -o APT::Default-Release=/^trixie/ update &&
        chroot "$root" apt-get -qq -y -o Dpkg::Use-Pty=0 -o APT::Default-Release=/^trixie/ install user-mode-linux/forky; }; then
        rm -f "$next"
        chroot "$root" apt-get -qq update
        chroot "$root" apt-get -qq -y -o Dpkg::Use-Pty=0 install user-mode-linux
    fi
    rm -f "$next"
    mkdir -p "$root/usr/lib/modules"
    mv "$root"/usr/lib/uml/modules/* "$root/usr/lib/modules/"
}

# The first process of a machine: takes the files in which it differs from the others and gives its network cards their names.
first() {
    cat >"$1/usr/local/sbin/testbed-init" <<'I'
#!/bin/bash
mount -t proc proc /proc
if [ ! -e /etc/ssh/ssh_host_ed25519_key ]; then
    mount -t hostfs none /mnt
    cp -a /mnt/. /
    umount /mnt
    # Else they are gone if the power goes soon.
    sync
fi
for n in 1 2 3; do ip link set vec$((n - 1)) name eno$n; done
umount /proc
exec /sbin/init
I
    chmod +x "$1/usr/local/sbin/testbed-init"
}

# What is kept: a place to run the kernel in (it needs a newer libc than many a Debian has) and the image.
pack() {
    local root=$1 packed=$2 file
    mkdir -p "$packed"/{image,dev/net,proc}
    # libgcc_s is what a kernel asks for at run time, to end the threads it has when it restarts.
    for file in /usr/bin/linux.uml /usr/lib/x86_64-linux-gnu/libgcc_s.so.1 $(chroot "$root" ldd /usr/bin/linux.uml | grep -oE '/[^ ]+\.so[^ ]*'); do
        mkdir -p "$packed$(dirname "$file")"
        cp -L "$root$file" "$packed$file"
    done
    rm -rf "$root"/var/cache/apt/* "$root"/var/lib/apt/lists/*
    truncate -s 3G "$packed/image/root.ext4"
    mkfs.ext4 -q -m 0 -J size=8 -d "$root" "$packed/image/root.ext4"
}
