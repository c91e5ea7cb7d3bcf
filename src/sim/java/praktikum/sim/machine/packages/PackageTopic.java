package praktikum.sim.machine.packages;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import praktikum.sim.fault.Fault;
import praktikum.sim.fault.FaultSource;
import praktikum.sim.machine.Command;
import praktikum.sim.machine.Disk;
import praktikum.sim.machine.Installation;
import praktikum.sim.machine.Machine;
import praktikum.sim.machine.Product;
import praktikum.sim.machine.Release;
import praktikum.sim.machine.Topic;
import praktikum.sim.machine.command.Answer;
import praktikum.sim.shell.Call;

/** Packages, repositories, and APT. */
public final class PackageTopic implements Topic, FaultSource {

    @Override
    public List<Command> commands(Machine machine) {
        return List.of(new Command("/usr/bin/apt-get", new AptGet(machine, "apt-get")),
                new Command("/usr/bin/apt", new AptGet(machine, "apt")),
                Command.instant("/usr/sbin/update-ca-certificates", machine, PackageTopic::updateAuthorities),
                Command.instant("/usr/bin/apt-cache", machine, PackageQueries::aptCache),
                Command.instant("/usr/bin/dpkg-query", machine, PackageQueries::dpkgQuery));
    }

    @Override
    public List<Fault> faults() {
        return PackageFaults.all();
    }

    @Override
    public void install(Machine machine, Installation plan) {
        Release release = machine.release();
        Map<String, String> versions = new TreeMap<>();
        boolean debian = machine.product() == Product.DEBIAN;
        release.packages().forEach(pkg -> pkg.installed(machine.product()).ifPresent(version -> versions.put(pkg.name(), version)));
        versions.put(debian ? "linux-image-" + release.debianKernel() : "proxmox-kernel-" + release.installedKernel() + "-signed",
                debian ? release.debianKernelPackage() : release.installedKernel().replace("-pve", ""));
        Packages.of(machine).install(versions);
        machine.disk().makeDirectories("/var/lib/apt/lists/partial");
        machine.disk().makeDirectories("/var/cache/apt");
        machine.disk().makeDirectories("/etc/apt/apt.conf.d");
        machine.disk().makeDirectories("/usr/local/share/ca-certificates");
        machine.disk().makeDirectories("/etc/default");
        for (String keyring : debian ? List.of("debian-archive") : List.of("debian-archive", "proxmox-archive")) {
            machine.disk().write("/usr/share/keyrings/" + keyring + "-keyring.gpg", keyring + "\n");
        }
        updateAuthorities(machine);
        debianRepositories(machine.disk(), release);
        if (!debian) {
            repositories(machine.disk(), release);
        }
    }

    /** {@code update-ca-certificates}: puts together whom the machine trusts. */
    private static Answer updateAuthorities(Call call, Machine machine) {
        updateAuthorities(machine);
        return Answer.ok("Updating certificates in /etc/ssl/certs...\n0 added, 0 removed; done.\n"
                + "Running hooks in /etc/ca-certificates/update.d...\ndone.\n");
    }

    private static void updateAuthorities(Machine machine) {
        machine.disk().write(AptUpdate.AUTHORITIES, "-----BEGIN CERTIFICATE-----\n-----END CERTIFICATE-----\n");
    }

    private static void debianRepositories(Disk disk, Release release) {
        String code = release.codename();
        if (release.number() == 8) {
            disk.write("/etc/apt/sources.list", "deb http://ftp.debian.org/debian " + code + " main contrib\n\n"
                    + "deb http://ftp.debian.org/debian " + code + "-updates main contrib\n\n# security updates\n"
                    + "deb http://security.debian.org " + code + "-security main contrib\n");
            return;
        }
        String signed = "Signed-By: /usr/share/keyrings/debian-archive-keyring.gpg\n";
        disk.write(Repositories.FOLDER + "/debian.sources", "Types: deb\nURIs: http://deb.debian.org/debian/\nSuites: " + code + " " + code
                + "-updates\nComponents: main contrib non-free-firmware\n" + signed
                + "\nTypes: deb\nURIs: http://security.debian.org/debian-security/\nSuites: " + code
                + "-security\nComponents: main contrib non-free-firmware\n" + signed);
    }

    private static void repositories(Disk disk, Release release) {
        String code = release.codename();
        String folder = Repositories.FOLDER + "/";
        if (release.number() == 8) {
            disk.write(folder + "pve-enterprise.list", "deb https://enterprise.proxmox.com/debian/pve " + code + " pve-enterprise\n");
            disk.write(folder + "ceph.list", "deb https://enterprise.proxmox.com/debian/ceph-quincy " + code + " enterprise\n");
            return;
        }
        String proxmox = "Signed-By: /usr/share/keyrings/proxmox-archive-keyring.gpg\n";
        disk.write(folder + "pve-enterprise.sources", "Types: deb\nURIs: https://enterprise.proxmox.com/debian/pve\nSuites: " + code
                + "\nComponents: pve-enterprise\n" + proxmox);
        disk.write(folder + "ceph.sources", "Types: deb\nURIs: https://enterprise.proxmox.com/debian/ceph-squid\nSuites: " + code
                + "\nComponents: enterprise\n" + proxmox);
    }
}
