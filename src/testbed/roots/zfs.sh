# shellcheck shell=bash disable=SC2034
# Tier zfs: Debian's cloud kernel, and an initrd with OpenZFS and OpenSSH in it. Debian has ZFS only as source, and to compile its module
# for the kernel takes minutes, so it is built when it is asked for.
suite=trixie
only_named=yes
packages="gcc make libc6-dev perl gawk kmod xz-utils linux-headers-cloud-amd64 zfsutils-linux openssh-server busybox-static bash
    util-linux findutils"

finish() {
    local root=$1 kernel
    kernel=$(chroot "$root" apt-cache depends linux-image-cloud-amd64 | sed -n 's/.*Depends: linux-image-//p' | sed -n 1p)
    mkdir -p "$root/build"
    chroot "$root" sh -c "cd /build && apt-get download -qq -o APT::Sandbox::User=root linux-image-$kernel zfs-dkms && for deb in *.deb; do dpkg-deb -x \$deb /build; done"
    # What dkms would do, without its tools and without a kernel installed.
    chroot "$root" sh -c "cd /build/usr/src/zfs-* &&
        ./configure --quiet --with-config=kernel --with-linux=/lib/modules/$kernel/source --with-linux-obj=/lib/modules/$kernel/build &&
        make -s -j$(nproc) && strip --strip-debug module/spl.ko module/zfs.ko" >"$root/build/log" 2>&1 ||
        { tail -n 20 "$root/build/log" >&2; return 1; }
}

# What is kept: the kernel and the initrd.
pack() {
    local root=$1 packed=$2 tree=$1/build/initrd module program
    mkdir -p "$tree"/{bin,dev,proc,sys,run,tmp,modules,etc/ssh,root/.ssh,var/empty}
    chmod 700 "$tree/root" "$tree/root/.ssh"
    for module in net/core/failover drivers/net/net_failover drivers/net/virtio_net drivers/block/virtio_blk; do
        "$root/bin/busybox" xzcat "$root"/build/usr/lib/modules/*/kernel/$module.ko.xz >"$tree/modules/$(basename $module).ko"
    done
    cp "$root"/build/usr/src/zfs-*/module/{spl,zfs}.ko "$tree/modules/"
    for program in /usr/bin/busybox /usr/bin/bash /usr/bin/lsblk /usr/bin/findmnt /usr/bin/find /usr/sbin/zpool /usr/sbin/zfs /usr/sbin/sshd /usr/lib/openssh/sshd-session /usr/lib/openssh/sshd-auth; do
        with_libraries "$root" "$program" "$tree"
    done
    mv "$tree/usr/bin/busybox" "$tree/bin/busybox"
    printf '%s\n' 'root:x:0:0:root:/root:/bin/sh' 'sshd:x:100:65534::/run/sshd:/bin/false' >"$tree/etc/passwd"
    printf '%s\n' 'root:x:0:' 'nogroup:x:65534:' >"$tree/etc/group"
    printf '%s\n' 'UsePAM no' 'PermitRootLogin prohibit-password' 'UseDNS no' 'SetEnv PATH=/bin:/sbin:/usr/bin:/usr/sbin' >"$tree/etc/ssh/sshd_config"
    first "$tree"
    chroot "$root" sh -c "cd /build/initrd && find . | busybox cpio -o -H newc 2>/dev/null | gzip -1 >/build/initrd.img"
    mv "$root"/build/boot/vmlinuz-* "$packed/vmlinuz"
    mv "$root/build/initrd.img" "$packed/initrd.img"
}

with_libraries() {
    local root=$1 program=$2 tree=$3 file
    # A program linked statically has none.
    for file in "$program" $(chroot "$root" ldd "$program" 2>/dev/null | grep -oE '/[^ ]+\.so[^ ]*'); do
        mkdir -p "$tree$(dirname "$file")"
        cp -L "$root$file" "$tree$file"
    done
}

# The first process of the machine. There is no udev: the kernel's own /dev has partitions and zd0, not /dev/zvol; and ZFS cannot
# wait for partitions that it makes itself, so the disks get theirs here, and the names by which udev would call them.
first() {
    cat >"$1/init" <<'I'
#!/bin/busybox sh
/bin/busybox --install -s /bin
mount -t proc proc /proc
mount -t sysfs sysfs /sys
mount -t devtmpfs devtmpfs /dev
mkdir -p /dev/pts /dev/shm /run/sshd
mount -t devpts devpts /dev/pts
ln -s /proc/self/mounts /etc/mtab
hostname -F /etc/hostname
for module in failover net_failover virtio_net virtio_blk spl zfs; do insmod /modules/$module.ko; done
mkdir -p /dev/disk/by-id
for disk in a b c; do
    [ -e /dev/vd${disk}1 ] || printf 'o\nn\np\n1\n\n\nw\n' | fdisk /dev/vd$disk >/dev/null
    ln -s ../../vd$disk /dev/disk/by-id/virtio-testbed-$disk
    ln -s ../../vd${disk}1 /dev/disk/by-id/virtio-testbed-$disk-part1
done
ip link set lo up
ip address add $(cat /etc/address) dev eth0
ip link set eth0 up
zpool import -a -f -d /dev/disk/by-id 2>/dev/null
exec /usr/sbin/sshd -D
I
    chmod +x "$1/init"
}
