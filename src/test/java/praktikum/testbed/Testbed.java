package praktikum.testbed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The machines of a tier, up: what a test method of an {@link OnTestbed} class gets as its parameter. They are the same for all tests
 * of the JVM; who kills or cuts one calls {@link #mend()} afterwards.
 */
public final class Testbed {

    private static final String SERVER = "nfs1";

    private final Tier tier;
    private final List<Machine> all;
    private final List<Machine> machines;

    private Testbed(Tier tier, List<Machine> all) {
        this.tier = tier;
        this.all = List.copyOf(all);
        this.machines = all.stream().filter(machine -> !machine.name().equals(SERVER)).toList();
    }

    static Testbed up(Tier tier) {
        System.out.print(Script.run(tier.word(), "up").well().err());
        return new Testbed(tier, Script.run(tier.word(), "status").well().out().lines().map(line -> line.split(" "))
                .map(words -> new Machine(Integer.parseInt(words[0]), words[1], words[2])).toList());
    }

    /** Which machines these are. */
    public Tier tier() {
        return tier;
    }

    /** All of them, by number, those that are off included; of tier kernels those of the cluster. */
    public List<Machine> machines() {
        return machines;
    }

    /** The machine of tier kernels that is in no cluster and serves NFS: off at first, and up to who wants it to start. */
    public Machine server() {
        return all.stream().filter(machine -> machine.name().equals(SERVER)).findFirst().orElseThrow();
    }

    /** The private key that logs in as root everywhere. */
    public Path key() {
        return folder().resolve("id_ed25519");
    }

    /** All host keys of all machines, in OpenSSH's format. */
    public Path knownHosts() {
        return folder().resolve("known_hosts");
    }

    private Path folder() {
        return Path.of("/run/testbed/tier-" + tier.word());
    }

    /** The first process of a machine of tier nodes, which is on: what enters its namespaces is on it, with no network needed. */
    long process(int number) {
        try {
            var starter = Long.parseLong(Files.readString(folder().resolve(number + "/pid")).strip());
            return ProcessHandle.of(starter).orElseThrow().children().findFirst().orElseThrow().pid();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Runs a command on a machine with OpenSSH's own client, not through the kit.
     *
     * @param command words that the machine's shell reads
     */
    public Ended ssh(int number, String... command) {
        var words = new ArrayList<>(List.of(tier.word(), "ssh", "" + number));
        words.addAll(List.of(command));
        return Script.run(words.toArray(String[]::new));
    }

    /** Whether a machine's power is on, be it still booting. */
    public boolean isOn(int number) {
        return Script.run(tier.word(), "status").well().out().lines().map(line -> line.split(" "))
                .anyMatch(words -> words[0].equals("" + number) && words[3].equals("on"));
    }

    /** Power off, at once. */
    public void kill(int number) {
        Script.run(tier.word(), "kill", "" + number).well();
    }

    /** Power on; it boots while the test goes on. */
    public void start(int number) {
        Script.run(tier.word(), "start", "" + number).well();
    }

    /** Pulls the network cable out. */
    public void cut(int number) {
        Script.run(tier.word(), "cut", "" + number).well();
    }

    /** Puts the network cable back in. */
    public void join(int number) {
        Script.run(tier.word(), "join", "" + number).well();
    }

    /** A guest runs on a node of tier nodes, as long as that is on: {@code vm101} on the first, and so on. */
    public void guest(int number) {
        Script.run(tier.word(), "guest", "" + number).well();
    }

    /** Everything on and plugged in; returns when the tier is as it was at first. */
    public void mend() {
        Script.run(tier.word(), "up").well();
    }

    /** A {@code site.yaml} for these machines, in their order: plan as built, power by this testbed's script, login by {@link #key()}. */
    public String siteYaml() {
        return siteYaml(machines.stream().map(Machine::number).toList());
    }

    /** The same for some of them only, in the order given. */
    public String siteYaml(List<Integer> numbers) {
        var nodes = numbers.stream()
                .map(number -> machines.stream().filter(machine -> machine.number() == number).findFirst().orElseThrow())
                .map(machine -> """
                          - name: %1$s
                            address: %2$s
                            power:
                              off: [%3$s, %4$s, kill, "%5$d"]
                              on: [%3$s, %4$s, start, "%5$d"]
                        """.formatted(machine.name(), machine.address(), Script.FILE, tier.word(), machine.number()))
                .collect(Collectors.joining());
        return """
                version: 1
                nodes:
                %sssh:
                  user: root
                  key: %s
                  agent: false
                plan:
                  cluster: testbed
                  network:
                    bridge: vmbr0
                    prefix: 24
                    gateway: %s
                    dns: %4$s
                    domain: testbed.example
                """.formatted(nodes, key(), tier.address(254), tier.address(254));
    }

    /** A workspace for these machines in an empty folder, and the kit that works in it. */
    public Kit kit(Path folder) {
        return kit(folder, siteYaml());
    }

    /**
     * A workspace in an empty folder, and the kit that works in it.
     *
     * @param siteYaml the text of {@code site.yaml}
     */
    public Kit kit(Path folder, String siteYaml) {
        try {
            Files.createDirectories(folder);
            Files.writeString(folder.resolve("site.yaml"), siteYaml);
            Files.copy(knownHosts(), folder.resolve("known_hosts"));
            return new Kit(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
