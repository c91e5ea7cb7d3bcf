package praktikum.sim.machine.ssh;

import java.util.List;
import praktikum.sim.fault.Fault;
import praktikum.sim.fault.FaultSource;
import praktikum.sim.machine.Command;
import praktikum.sim.machine.Disk;
import praktikum.sim.machine.Installation;
import praktikum.sim.machine.Machine;
import praktikum.sim.machine.Product;
import praktikum.sim.machine.Topic;
import praktikum.sim.machine.unit.Unit;
import praktikum.sim.machine.unit.UnitDefinition;
import praktikum.sim.machine.unit.UnitSource;

/** OpenSSH between the machines: keys, known hosts, logins. */
public final class SshTopic implements Topic, UnitSource, FaultSource {

    @Override
    public List<Command> commands(Machine machine) {
        return List.of(new Command("/usr/bin/ssh", new Ssh(machine)), new Command("/usr/bin/ssh-copy-id", new SshCopyId(machine)),
                Command.instant("/usr/bin/ssh-keyscan", machine, SshTools::keyscan),
                Command.instant("/usr/bin/ssh-keygen", machine, SshTools::keygen));
    }

    @Override
    public List<UnitDefinition> units(Machine machine) {
        var server = UnitDefinition.service(60, "ssh", "OpenBSD Secure Shell server").running("sshd").alias("sshd.service")
                .listening("0.0.0.0:22", "[::]:22");
        return machine.release().number() < 9 ? List.of(server)
                : List.of(server, UnitDefinition.oneShot(290, "sshd-unix-local.socket",
                        "OpenSSH Server Socket (systemd-ssh-generator, AF_UNIX Local)").as(Unit.File.GENERATED));
    }

    @Override
    public List<Fault> faults() {
        return List.of(
                Fault.of("noisy-bashrc", node -> node.disk().write("/root/.bashrc", node.disk().textOrEmpty("/root/.bashrc")
                        + "echo \"Welcome to $(hostname)\"\n")),
                Fault.of("node-host-key-changed", node -> node.disk().write("/etc/ssh/ssh_host_rsa_key.pub",
                        KeyGenerator.of(node).sshRsa(3072, "root@" + node.name()))));
    }

    @Override
    public void install(Machine machine, Installation plan) {
        Disk disk = machine.disk();
        var keys = KeyGenerator.of(machine);
        disk.write("/etc/ssh/sshd_config", "Include /etc/ssh/sshd_config.d/*.conf\n\nPermitRootLogin yes\nKbdInteractiveAuthentication no\n"
                + "UsePAM yes\nX11Forwarding yes\nPrintMotd no\nAcceptEnv LANG LC_* COLORTERM NO_COLOR\n"
                + "Subsystem\tsftp\t/usr/lib/openssh/sftp-server\n");
        disk.write("/etc/ssh/ssh_config",
                "Include /etc/ssh/ssh_config.d/*.conf\n\nHost *\n    SendEnv LANG LC_* COLORTERM NO_COLOR\n    HashKnownHosts yes\n");
        disk.write("/etc/ssh/ssh_host_rsa_key", keys.privateKey("OPENSSH PRIVATE KEY"), 0600);
        disk.write("/etc/ssh/ssh_host_rsa_key.pub", keys.sshRsa(3072, "root@" + plan.name()));
        if (!plan.hostKey().isEmpty()) {
            disk.write("/etc/ssh/ssh_host_ed25519_key.pub", plan.hostKey().strip() + " root@" + plan.name() + "\n");
        }
        disk.makeDirectories("/root/.ssh");
        disk.mode("/root/.ssh", 0700);
        disk.write("/root/.ssh/authorized_keys", String.join("\n", plan.authorizedKeys()) + "\n", 0600);
        if (machine.product() == Product.PROXMOX_VE) {
            loginsBetweenNodes(disk, keys, plan);
        }
    }

    private static void loginsBetweenNodes(Disk disk, KeyGenerator keys, Installation plan) {
        disk.write("/root/.ssh/config", "Ciphers aes128-ctr,aes192-ctr,aes256-ctr,aes128-gcm@openssh.com,aes256-gcm@openssh.com,"
                + "chacha20-poly1305@openssh.com\n", 0640);
        disk.write("/root/.ssh/id_rsa", keys.privateKey("OPENSSH PRIVATE KEY"), 0600);
        disk.write("/root/.ssh/id_rsa.pub", keys.sshRsa(4096, "root@" + plan.name()));
    }
}
