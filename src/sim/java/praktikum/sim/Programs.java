package praktikum.sim;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import praktikum.sim.machine.InstantCommand;
import praktikum.sim.machine.Machine;
import praktikum.sim.machine.certificate.Openssl;
import praktikum.sim.machine.network.tool.Curl;
import praktikum.sim.machine.network.tool.Getent;
import praktikum.sim.machine.network.tool.Ifreload;
import praktikum.sim.machine.network.tool.IpCommand;
import praktikum.sim.machine.network.tool.NetTools;
import praktikum.sim.machine.network.tool.Netcat;
import praktikum.sim.machine.network.tool.Ping;
import praktikum.sim.machine.packages.AptGet;
import praktikum.sim.machine.packages.PackageQueries;
import praktikum.sim.machine.ssh.RemoteShell;
import praktikum.sim.machine.ssh.Ssh;
import praktikum.sim.machine.ssh.SshCopyId;
import praktikum.sim.machine.ssh.SshTools;
import praktikum.sim.machine.system.Hostname;
import praktikum.sim.machine.system.Hostnamectl;
import praktikum.sim.machine.system.KernelTools;
import praktikum.sim.machine.system.MountTools;
import praktikum.sim.machine.system.Reboot;
import praktikum.sim.machine.time.Chronyc;
import praktikum.sim.machine.time.Timedatectl;
import praktikum.sim.machine.unit.Journalctl;
import praktikum.sim.machine.unit.Systemctl;
import praktikum.sim.proxmox.api.Pvesh;
import praktikum.sim.proxmox.cluster.Pvecm;
import praktikum.sim.proxmox.corosync.CorosyncCfgtool;
import praktikum.sim.proxmox.corosync.CorosyncCmapctl;
import praktikum.sim.proxmox.corosync.CorosyncQuorumtool;
import praktikum.sim.proxmox.node.PveTools;
import praktikum.sim.shell.Program;

/** The commands of a machine that know of the world. */
final class Programs {

    private final Machine node;
    private final Map<String, Program> programs = new LinkedHashMap<>();
    private final List<String> paths = new ArrayList<>();

    Programs(Machine node, RemoteShell remote) {
        this.node = node;
        system();
        network(remote);
        proxmox();
    }

    private void system() {
        quick("/usr/bin/hostname", new Hostname());
        quick("/usr/bin/hostnamectl", new Hostnamectl());
        quick("/usr/bin/getent", new Getent());
        quick("/usr/bin/uname", KernelTools::uname);
        quick("/usr/bin/uptime", KernelTools::uptime);
        quick("/usr/bin/systemd-detect-virt", KernelTools::detectVirt);
        quick("/usr/bin/lsblk", KernelTools::lsblk);
        quick("/usr/bin/mount", MountTools::mount);
        quick("/usr/bin/findmnt", MountTools::findmnt);
        quick("/usr/sbin/lsmod", KernelTools::lsmod);
        quick("/usr/sbin/modprobe", KernelTools::modprobe);
        quick("/usr/bin/timedatectl", new Timedatectl());
        quick("/usr/bin/chronyc", new Chronyc());
        put("/usr/bin/systemctl", new Systemctl(node));
        quick("/usr/bin/journalctl", new Journalctl());
        put("/usr/bin/apt-get", new AptGet(node, "apt-get"));
        put("/usr/bin/apt", new AptGet(node, "apt"));
        quick("/usr/bin/apt-cache", PackageQueries::aptCache);
        quick("/usr/bin/dpkg-query", PackageQueries::dpkgQuery);
        for (String name : List.of("reboot", "poweroff", "halt", "shutdown")) {
            put("/usr/sbin/" + name, new Reboot(node, name));
        }
        quick("/usr/bin/openssl", new Openssl());
        quick("/usr/bin/killall", PveTools::killall);
    }

    private void network(RemoteShell remote) {
        quick("/usr/sbin/ip", new IpCommand());
        quick("/usr/sbin/bridge", NetTools::bridge);
        quick("/usr/bin/ss", NetTools::ss);
        quick("/usr/sbin/iptables", NetTools::iptables);
        quick("/usr/sbin/ifquery", NetTools::ifquery);
        put("/usr/sbin/ifreload", new Ifreload(node));
        put("/usr/bin/ping", new Ping(node));
        put("/usr/bin/curl", new Curl(node));
        put("/usr/bin/nc", new Netcat(node));
        put("/usr/bin/ssh", new Ssh(node, remote));
        put("/usr/bin/ssh-copy-id", new SshCopyId(node));
        quick("/usr/bin/ssh-keyscan", SshTools::keyscan);
        quick("/usr/bin/ssh-keygen", SshTools::keygen);
    }

    private void proxmox() {
        put("/usr/bin/pvecm", new Pvecm(node));
        put("/usr/bin/pvesh", new Pvesh(node));
        quick("/usr/bin/pveversion", PveTools::pveversion);
        quick("/usr/sbin/ha-manager", PveTools::haManager);
        quick("/usr/bin/pvesubscription", PveTools::subscription);
        quick("/usr/sbin/qm", PveTools::qm);
        quick("/usr/sbin/pct", PveTools::pct);
        quick("/usr/sbin/pvesm", PveTools::pvesm);
        quick("/usr/bin/pmxcfs", PveTools::pmxcfs);
        quick("/usr/sbin/corosync-quorumtool", new CorosyncQuorumtool());
        quick("/usr/sbin/corosync-cfgtool", new CorosyncCfgtool());
        quick("/usr/sbin/corosync-cmapctl", new CorosyncCmapctl());
    }

    /** By simple name. */
    Map<String, Program> all() {
        return Map.copyOf(programs);
    }

    /** The executable files to be. */
    List<String> paths() {
        return List.copyOf(paths);
    }

    private void quick(String path, InstantCommand quick) {
        put(path, quick.on(node));
    }

    private void put(String path, Program program) {
        programs.put(path.substring(path.lastIndexOf('/') + 1), program);
        paths.add(path);
    }
}
