package praktikum.sim.machine.guest;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import praktikum.sim.machine.Disk;
import praktikum.sim.machine.InstantCommand;
import praktikum.sim.machine.Machine;
import praktikum.sim.machine.MachinePart;
import praktikum.sim.machine.command.Answer;
import praktikum.sim.machine.packages.Packages;
import praktikum.sim.machine.ssh.KeyGenerator;
import praktikum.sim.machine.system.Passwords;
import praktikum.sim.shell.Call;
import praktikum.sim.shell.Program;

/** cloud-init: does at boot what the drive of the cloud says, once for each instance; before the network comes up. */
final class CloudInit implements MachinePart, Program {

    static final String PACKAGE = "cloud-init";
    private static final String INSTANCE = "/var/lib/cloud/data/instance-id";
    private static final Duration WORK = Duration.ofSeconds(6);
    private static final int BEFORE_UNITS = 50;
    private static final int FIRST_UID = 1000;

    private final Machine machine;

    CloudInit(Machine machine) {
        this.machine = machine;
    }

    @Override
    public int order() {
        return BEFORE_UNITS;
    }

    @Override
    public void boot() {
        Guest.of(machine).seed().filter(seed -> Packages.of(machine).version(PACKAGE).isPresent())
                .filter(seed -> !seed.instance().equals(machine.disk().line(INSTANCE))).ifPresent(this::carryOut);
    }

    private void carryOut(CloudSeed seed) {
        Disk disk = machine.disk();
        disk.write("/etc/hostname", seed.hostname() + "\n");
        machine.hostname(seed.hostname());
        disk.write("/etc/hosts", "127.0.1.1 " + seed.hostname() + (seed.domain().isEmpty() ? "" : "." + seed.domain() + " "
                + seed.hostname()) + "\n127.0.0.1 localhost\n::1 localhost ip6-localhost ip6-loopback\n");
        user(seed);
        KeyGenerator.of(machine).missingHostKeys();
        disk.write("/etc/network/interfaces.d/50-cloud-init", interfaces(seed.cards()));
        disk.write("/etc/resolv.conf", seed.servers().stream().map(server -> "nameserver " + server + "\n").collect(Collectors.joining())
                + (seed.domain().isEmpty() ? "" : "search " + seed.domain() + "\n"));
        disk.write(INSTANCE, seed.instance() + "\n");
    }

    private void user(CloudSeed seed) {
        Disk disk = machine.disk();
        String name = seed.user().isEmpty() ? "debian" : seed.user();
        String home = name.equals("root") ? "/root" : "/home/" + name;
        if (!name.equals("root") && !disk.textOrEmpty("/etc/passwd").contains("\n" + name + ":")) {
            disk.write("/etc/passwd", disk.textOrEmpty("/etc/passwd") + name + ":x:" + FIRST_UID + ":" + FIRST_UID + ":Debian:" + home
                    + ":/bin/bash\n");
            disk.write("/etc/group", disk.textOrEmpty("/etc/group") + name + ":x:" + FIRST_UID + ":\n");
            disk.write("/etc/sudoers.d/90-cloud-init-users", "# User rules for " + name + "\n" + name + " ALL=(ALL) NOPASSWD:ALL\n", 0440);
            disk.makeDirectories(home + "/.ssh");
        }
        seed.password().ifPresent(password -> Passwords.set(disk, name, password));
        if (!seed.keys().isEmpty()) {
            disk.write(home + "/.ssh/authorized_keys", String.join("\n", seed.keys()) + "\n", 0600);
        }
    }

    private static String interfaces(List<CloudSeed.Card> cards) {
        var text = new StringBuilder("# This file is generated from information provided by the datasource.\nauto lo\n"
                + "iface lo inet loopback\n");
        for (int number = 0; number < cards.size(); number++) {
            CloudSeed.Card card = cards.get(number);
            text.append("\nauto eth").append(number).append('\n');
            stanza(text, number, "inet", card.address(), card.gateway());
            stanza(text, number, "inet6", card.address6(), card.gateway6());
        }
        return text.toString();
    }

    private static void stanza(StringBuilder text, int number, String family, String address, String gateway) {
        if (address.isEmpty()) {
            return;
        }
        boolean plain = address.matches("dhcp|auto");
        text.append("iface eth").append(number).append(' ').append(family).append(' ').append(plain ? address : "static").append('\n')
                .append(plain ? "" : "    address " + address + "\n").append(gateway.isEmpty() ? "" : "    gateway " + gateway + "\n");
    }

    /** {@code cloud-init status [--wait]}. */
    @Override
    public int run(Call call) throws IOException, InterruptedException {
        if (call.args().isEmpty() || !call.args().getFirst().equals("status")) {
            return InstantCommand.print(call, Answer.fail(2, "cloud-init: only 'status' is supported by the simulator\n"));
        }
        Optional<Duration> left = Optional.of(machine.world().ask(() -> WORK.minus(machine.uptime()))).filter(Duration::isPositive);
        if (left.isPresent() && !call.args().contains("--wait")) {
            return InstantCommand.print(call, Answer.ok("status: running\n"));
        }
        if (left.isPresent()) {
            machine.world().clock().sleep(left.get());
        }
        return InstantCommand.print(call, Answer.ok("status: done\n"));
    }
}
