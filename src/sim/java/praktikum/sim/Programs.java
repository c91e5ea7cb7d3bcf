package praktikum.sim;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import praktikum.sim.pve.CorosyncCfgtool;
import praktikum.sim.pve.CorosyncCmapctl;
import praktikum.sim.pve.CorosyncQuorumtool;
import praktikum.sim.pve.PveTools;
import praktikum.sim.pve.Pvecm;
import praktikum.sim.pve.Pvesh;
import praktikum.sim.shell.Program;
import praktikum.sim.tool.AptGet;
import praktikum.sim.tool.Chronyc;
import praktikum.sim.tool.Curl;
import praktikum.sim.tool.Getent;
import praktikum.sim.tool.Hostname;
import praktikum.sim.tool.Hostnamectl;
import praktikum.sim.tool.Ifreload;
import praktikum.sim.tool.IpTool;
import praktikum.sim.tool.Journalctl;
import praktikum.sim.tool.Mounts;
import praktikum.sim.tool.NetTools;
import praktikum.sim.tool.Netcat;
import praktikum.sim.tool.Openssl;
import praktikum.sim.tool.PackageQueries;
import praktikum.sim.tool.Ping;
import praktikum.sim.tool.Quick;
import praktikum.sim.tool.Reboot;
import praktikum.sim.tool.RemoteShell;
import praktikum.sim.tool.SmallTools;
import praktikum.sim.tool.Ssh;
import praktikum.sim.tool.SshCopyId;
import praktikum.sim.tool.SshTools;
import praktikum.sim.tool.Systemctl;
import praktikum.sim.tool.Timedatectl;
import praktikum.sim.world.Node;

/** The commands of a machine that know of the world. */
final class Programs {

    private final Node node;
    private final Map<String, Program> programs = new LinkedHashMap<>();
    private final List<String> paths = new ArrayList<>();

    Programs(Node node, RemoteShell remote) {
        this.node = node;
        system();
        network(remote);
        proxmox();
    }

    private void system() {
        quick("/usr/bin/hostname", new Hostname());
        quick("/usr/bin/hostnamectl", new Hostnamectl());
        quick("/usr/bin/getent", new Getent());
        quick("/usr/bin/uname", SmallTools::uname);
        quick("/usr/bin/uptime", SmallTools::uptime);
        quick("/usr/bin/systemd-detect-virt", SmallTools::detectVirt);
        quick("/usr/bin/lsblk", SmallTools::lsblk);
        quick("/usr/bin/mount", Mounts::mount);
        quick("/usr/bin/findmnt", Mounts::findmnt);
        quick("/usr/sbin/lsmod", SmallTools::lsmod);
        quick("/usr/sbin/modprobe", SmallTools::modprobe);
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
        quick("/usr/sbin/ip", new IpTool());
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

    private void quick(String path, Quick quick) {
        put(path, quick.on(node));
    }

    private void put(String path, Program program) {
        programs.put(path.substring(path.lastIndexOf('/') + 1), program);
        paths.add(path);
    }
}
