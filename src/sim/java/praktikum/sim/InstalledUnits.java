package praktikum.sim;

import praktikum.sim.machine.Machine;
import praktikum.sim.machine.unit.Unit.File;

/** The units of a fresh install, in the order in which they start. */
final class InstalledUnits {

    private final Machine node;

    InstalledUnits(Machine node) {
        this.node = node;
    }

    void install() {
        daemon("systemd-journald.service", "Journal Service", File.STATIC);
        daemon("systemd-logind.service", "User Login Management", File.STATIC);
        daemon("dbus.service", "D-Bus System Message Bus", File.STATIC);
        oneShot("networking.service", "Network initialization");
        daemon("rpcbind.service", "RPC bind portmap service", File.ENABLED);
        daemon("ssh.service", "OpenBSD Secure Shell server", File.ENABLED);
        daemon("chrony.service", "chrony, an NTP client/server", File.ENABLED);
        daemon("cron.service", "Regular background program processing daemon", File.ENABLED);
        daemon("postfix.service", "Postfix Mail Transport Agent", File.ENABLED);
        daemon("ksmtuned.service", "Kernel Samepage Merging (KSM) Tuning Daemon", File.ENABLED);
        daemon("smartmontools.service", "Self Monitoring and Reporting Technology (SMART) Daemon", File.ENABLED);
        daemon("watchdog-mux.service", "Proxmox VE watchdog multiplexer", File.STATIC);
        daemon("rrdcached.service", "LSB: start or stop rrdcached", File.GENERATED);
        daemon("corosync.service", "Corosync Cluster Engine", File.ENABLED);
        daemon("pve-cluster.service", "The Proxmox VE cluster filesystem", File.ENABLED);
        daemon("pve-firewall.service", "Proxmox VE firewall", File.ENABLED);
        daemon("pvefw-logger.service", "Proxmox VE firewall logger", File.ENABLED);
        daemon("pvestatd.service", "PVE Status Daemon", File.ENABLED);
        daemon("pvedaemon.service", "PVE API Daemon", File.ENABLED);
        daemon("pveproxy.service", "PVE API Proxy Server", File.ENABLED);
        daemon("spiceproxy.service", "PVE SPICE Proxy Server", File.ENABLED);
        daemon("pve-ha-crm.service", "PVE Cluster HA Resource Manager Daemon", File.ENABLED);
        daemon("pve-ha-lrm.service", "PVE Local HA Resource Manager Daemon", File.ENABLED);
        daemon("pve-lxc-syscalld.service", "Proxmox VE LXC Syscall Daemon", File.ENABLED);
        daemon("lxcfs.service", "FUSE filesystem for LXC", File.ENABLED);
        daemon("qmeventd.service", "PVE Qemu Event Daemon", File.ENABLED);
        daemon("pvescheduler.service", "Proxmox VE scheduler", File.ENABLED);
        if (node.release().number() >= 9) {
            daemon("proxmox-firewall.service", "Proxmox nftables firewall", File.ENABLED);
            node.units().install("sshd-unix-local.socket", "OpenSSH Server Socket (systemd-ssh-generator, AF_UNIX Local)", File.GENERATED, false);
        }
        oneShot("pve-guests.service", "PVE guests");
        node.units().install("pve-storage.target", "PVE Storage Target", File.STATIC, false);
        node.units().alias("sshd.service", "ssh.service");
        node.units().alias("chronyd.service", "chrony.service");
    }

    private void daemon(String name, String description, File file) {
        node.units().install(name, description, file, true);
    }

    private void oneShot(String name, String description) {
        node.units().install(name, description, File.ENABLED, false);
    }
}
