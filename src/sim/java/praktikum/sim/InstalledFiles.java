package praktikum.sim;

import java.util.List;
import java.util.UUID;
import praktikum.sim.machine.Disk;
import praktikum.sim.machine.Machine;

/** The files of a fresh install, as the Proxmox VE installer and Debian's packages leave them. */
final class InstalledFiles {

    private final ClusterSpec spec;
    private final Machine node;
    private final ClusterSpec.Machine machine;
    private final String hostKey;
    private final Disk disk;

    InstalledFiles(ClusterSpec spec, Machine node, ClusterSpec.Machine machine, String hostKey) {
        this.spec = spec;
        this.node = node;
        this.machine = machine;
        this.hostKey = hostKey;
        this.disk = node.disk();
    }

    void put(String zone, String port, List<String> otherPorts) {
        List.of("/usr/bin", "/usr/sbin", "/tmp", "/run", "/mnt", "/home", "/var/tmp", "/var/lock", "/root", "/etc/pve",
                "/etc/corosync", "/etc/network/interfaces.d", "/etc/modprobe.d", "/var/lib/apt/lists/partial", "/var/lib/vz/dump",
                "/var/lib/pve-cluster/backup", "/var/log/pve/tasks", "/etc/chrony/sources.d", "/etc/chrony/conf.d", "/var/cache/apt")
                .forEach(disk::makeDirectories);
        identity();
        disk.write("/etc/network/interfaces", FreshInstall.interfaces(spec, machine.address(), port, otherPorts));
        disk.write("/etc/resolv.conf", "search " + spec.domain() + "\nnameserver " + spec.dns() + "\n");
        time(zone);
        repositories();
        ssh();
        disk.write("/etc/modprobe.d/pve-blacklist.conf", "# This file contains a list of modules which are not supported by Proxmox VE\n\n"
                + "# nvidiafb see bugreport https://bugzilla.proxmox.com/show_bug.cgi?id=701\nblacklist nvidiafb\n");
    }

    /** What the installer puts into {@code /etc/pve} once the cluster file system runs. */
    void putClusterFiles() {
        disk.write("/etc/pve/storage.cfg", "dir: local\n\tpath /var/lib/vz\n\tcontent " + (spec.release() == 8 ? "" : "import,")
                + "iso,vztmpl,backup\n\nlvmthin: local-lvm\n\tthinpool data\n\tvgname pve\n\tcontent rootdir,images\n\n");
        disk.write("/etc/pve/datacenter.cfg", "keyboard: en-us\n");
        disk.write("/etc/pve/user.cfg", "user:root@pam:1:0:::root@" + spec.domain() + "::\n");
        List.of("firewall", "ha", "mapping", "priv/acme", "priv/lock", "sdn/fabrics", "virtual-guest")
                .forEach(directory -> disk.makeDirectories("/etc/pve/" + directory));
    }

    private void identity() {
        disk.write("/etc/hostname", machine.name() + "\n");
        disk.write("/etc/hosts", "127.0.0.1 localhost.localdomain localhost\n" + machine.address() + " " + machine.name() + "."
                + spec.domain() + " " + machine.name() + "\n\n# The following lines are desirable for IPv6 capable hosts\n\n"
                + "::1     ip6-localhost ip6-loopback\nfe00::0 ip6-localnet\nff00::0 ip6-mcastprefix\nff02::1 ip6-allnodes\n"
                + "ff02::2 ip6-allrouters\nff02::3 ip6-allhosts\n");
        disk.write("/etc/nsswitch.conf", "passwd:         files\ngroup:          files\nshadow:         files\n\nhosts:          files dns\n");
        disk.write("/etc/host.conf", "multi on\n");
        disk.write("/etc/machine-id", UUID.nameUUIDFromBytes(machine.name().getBytes()).toString().replace("-", "") + "\n", 0444);
        disk.write("/etc/debian_version", node.release().debian() + ".2\n");
        String debian = node.release().debian();
        disk.write("/etc/os-release", "PRETTY_NAME=\"Debian GNU/Linux " + debian + " (" + node.release().codename() + ")\"\n"
                + "NAME=\"Debian GNU/Linux\"\nVERSION_ID=\"" + debian + "\"\nVERSION=\"" + debian + " (" + node.release().codename() + ")\"\n"
                + "VERSION_CODENAME=" + node.release().codename() + "\nID=debian\nHOME_URL=\"https://www.debian.org/\"\n");
        disk.write("/etc/passwd", "root:x:0:0:root:/root:/bin/bash\nwww-data:x:33:33:www-data:/var/www:/usr/sbin/nologin\n");
        disk.write("/etc/group", "root:x:0:\nwww-data:x:33:\nkvm:x:104:\n");
        disk.write("/etc/shells", "/bin/sh\n/bin/bash\n");
    }

    private void time(String zone) {
        disk.write("/usr/share/zoneinfo/" + zone, "TZif2");
        disk.link("/etc/localtime", "/usr/share/zoneinfo/" + zone);
        if (spec.release() == 8) {
            disk.write("/etc/timezone", zone + "\n");
        }
        disk.write("/etc/chrony/chrony.conf", "confdir /etc/chrony/conf.d\npool 2.debian.pool.ntp.org iburst\nsourcedir /run/chrony-dhcp\n"
                + "sourcedir /etc/chrony/sources.d\nkeyfile /etc/chrony/chrony.keys\ndriftfile /var/lib/chrony/chrony.drift\n"
                + "ntsdumpdir /var/lib/chrony\nlogdir /var/log/chrony\nmaxupdateskew 100.0\nrtcsync\nmakestep 1 3\nleapsectz right/UTC\n");
    }

    private void repositories() {
        String code = node.release().codename();
        String folder = "/etc/apt/sources.list.d/";
        if (spec.release() == 8) {
            disk.write("/etc/apt/sources.list", "deb http://ftp.debian.org/debian " + code + " main contrib\n\n"
                    + "deb http://ftp.debian.org/debian " + code + "-updates main contrib\n\n# security updates\n"
                    + "deb http://security.debian.org " + code + "-security main contrib\n");
            disk.write(folder + "pve-enterprise.list", "deb https://enterprise.proxmox.com/debian/pve " + code + " pve-enterprise\n");
            disk.write(folder + "ceph.list", "deb https://enterprise.proxmox.com/debian/ceph-quincy " + code + " enterprise\n");
            return;
        }
        String signed = "Signed-By: /usr/share/keyrings/debian-archive-keyring.gpg\n";
        disk.write(folder + "debian.sources", "Types: deb\nURIs: http://deb.debian.org/debian/\nSuites: " + code + " " + code
                + "-updates\nComponents: main contrib non-free-firmware\n" + signed + "\nTypes: deb\nURIs: http://security.debian.org/debian-security/\n"
                + "Suites: " + code + "-security\nComponents: main contrib non-free-firmware\n" + signed);
        String proxmox = "Signed-By: /usr/share/keyrings/proxmox-archive-keyring.gpg\n";
        disk.write(folder + "pve-enterprise.sources", "Types: deb\nURIs: https://enterprise.proxmox.com/debian/pve\nSuites: " + code
                + "\nComponents: pve-enterprise\n" + proxmox);
        disk.write(folder + "ceph.sources", "Types: deb\nURIs: https://enterprise.proxmox.com/debian/ceph-squid\nSuites: " + code
                + "\nComponents: enterprise\n" + proxmox);
    }

    private void ssh() {
        disk.write("/etc/ssh/sshd_config", "Include /etc/ssh/sshd_config.d/*.conf\n\nPermitRootLogin yes\nKbdInteractiveAuthentication no\n"
                + "UsePAM yes\nX11Forwarding yes\nPrintMotd no\nAcceptEnv LANG LC_* COLORTERM NO_COLOR\n"
                + "Subsystem\tsftp\t/usr/lib/openssh/sftp-server\n");
        disk.write("/etc/ssh/ssh_config", "Include /etc/ssh/ssh_config.d/*.conf\n\nHost *\n    SendEnv LANG LC_* COLORTERM NO_COLOR\n    HashKnownHosts yes\n");
        disk.write("/etc/ssh/ssh_host_rsa_key", node.keys().privateKey("OPENSSH PRIVATE KEY"), 0600);
        disk.write("/etc/ssh/ssh_host_rsa_key.pub", node.keys().sshRsa(3072, "root@" + machine.name()));
        if (!hostKey.isEmpty()) {
            disk.write("/etc/ssh/ssh_host_ed25519_key.pub", hostKey.strip() + " root@" + machine.name() + "\n");
        }
        disk.makeDirectories("/root/.ssh");
        disk.mode("/root/.ssh", 0700);
        disk.write("/root/.ssh/authorized_keys", String.join("\n", spec.authorizedKeys()) + "\n", 0600);
        disk.write("/root/.ssh/config", "Ciphers aes128-ctr,aes192-ctr,aes256-ctr,aes128-gcm@openssh.com,aes256-gcm@openssh.com,"
                + "chacha20-poly1305@openssh.com\n", 0640);
        disk.write("/root/.ssh/id_rsa", node.keys().privateKey("OPENSSH PRIVATE KEY"), 0600);
        disk.write("/root/.ssh/id_rsa.pub", node.keys().sshRsa(4096, "root@" + machine.name()));
        disk.write("/root/.bashrc", "# ~/.bashrc: executed by bash(1) for non-login shells.\n\n# export PS1='\\h:\\w\\$ '\n# umask 022\n");
        disk.write("/root/.profile", "# ~/.profile: executed by Bourne-compatible login shells.\n\nif [ \"$BASH\" ]; then\n"
                + "  if [ -f ~/.bashrc ]; then\n    . ~/.bashrc\n  fi\nfi\n\nmesg n 2> /dev/null || true\n");
    }
}
