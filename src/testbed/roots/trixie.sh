# shellcheck shell=bash disable=SC2034
# The root of tier nodes: Debian 13 with what a cluster node has and Debian packages.
suite=trixie
packages="systemd systemd-sysv dbus sudo procps iproute2 iputils-ping iperf3 netcat-openbsd ethtool less curl
    openssh-server openssh-client corosync libvirt-daemon-system libvirt-clients qemu-system-x86 qemu-utils lvm2 chrony busybox-static"

finish() {
    local root=$1
    # Every machine makes its own.
    rm -f "$root"/etc/ssh/ssh_host_*
    : >"$root/etc/machine-id"
    guest "$root"
    rm -rf "$root"/var/cache/apt/archives/*.deb "$root"/var/lib/apt/lists/*_*
}

# The kernel and the initrd of the tiny guest: Debian's cloud kernel, its virtio network modules, busybox.
guest() {
    local root=$1 package module tree=$1/guest.tmp made=$1/usr/share/testbed
    package=$(chroot "$root" apt-cache depends linux-image-cloud-amd64 | sed -n 's/.*Depends: \(linux-image-[^ ]*\)/\1/p' | sed -n 1p)
    mkdir -p "$tree/deb" "$tree/initrd/bin" "$made"
    chroot "$root" sh -c "cd /guest.tmp && apt-get download -qq -o APT::Sandbox::User=root $package"
    chroot "$root" sh -c "dpkg-deb -x /guest.tmp/$package*.deb /guest.tmp/deb"
    cp "$tree"/deb/boot/vmlinuz-* "$made/vmlinuz"
    for module in net/core/failover drivers/net/net_failover drivers/net/virtio_net; do
        "$root/bin/busybox" xzcat "$tree"/deb/usr/lib/modules/*/kernel/$module.ko.xz >"$tree/initrd/$(basename $module).ko"
    done
    cp "$root/bin/busybox" "$tree/initrd/bin/busybox"
    cat >"$tree/initrd/init" <<'I'
#!/bin/busybox sh
# Answers pings at the address the kernel's command line gives (guest=ADDRESS/PREFIX) and counts seconds on the console.
/bin/busybox mkdir -p /proc
/bin/busybox mount -t proc proc /proc
for module in failover net_failover virtio_net; do /bin/busybox insmod /$module.ko; done
for word in $(/bin/busybox cat /proc/cmdline); do
    case $word in guest=*) /bin/busybox ip address add "${word#guest=}" dev eth0 && /bin/busybox ip link set eth0 up ;; esac
done
seconds=0
while :; do
    echo "tick $seconds"
    seconds=$((seconds + 1))
    /bin/busybox sleep 1
done
I
    chmod +x "$tree/initrd/init"
    chroot "$root" sh -c "cd /guest.tmp/initrd && find . | busybox cpio -o -H newc 2>/dev/null | gzip -9 >/usr/share/testbed/initrd.img"
    rm -rf "$tree"
}
