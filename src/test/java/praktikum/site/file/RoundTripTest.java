package praktikum.site.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import praktikum.net.Cidr;
import praktikum.site.PlannedNfsServer;
import praktikum.site.PlannedNode;
import praktikum.site.Site;
import praktikum.site.SshLogin;
import praktikum.site.SshSettings;
import praktikum.site.plan.BondPlan;
import praktikum.site.plan.ClusterPlan;
import praktikum.site.plan.GuestEntry;
import praktikum.site.plan.GuestKind;
import praktikum.site.plan.GuestPlan;
import praktikum.site.plan.LimitsPlan;
import praktikum.site.plan.PlannedPool;
import praktikum.site.plan.PlannedStorage;
import praktikum.site.plan.StoragePlan;
import praktikum.site.plan.NetworkPlan;
import praktikum.site.plan.Plan;
import praktikum.site.plan.PlanSection;
import praktikum.site.plan.TimePlan;
import praktikum.site.plan.Virtualisation;
import praktikum.text.Language;

/** Whatever a site may hold, its text reads the same: transcripts keep sites as text. */
class RoundTripTest {

    // Words that YAML takes for something else unless they are quoted.
    private static final List<String> NAMES =
            List.of("123", "true", "null", "1e5", "0x1f", "0o7", "no", "yes", "on", "a", "pve-a", "007", "1-2", "x9", "inf", "nan");

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 60);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void whatIsWrittenReadsTheSame(long seed) {
        var site = site(new Random(seed));
        for (var language : Language.values()) {
            var text = SiteFile.write(site, language);
            assertEquals(site, assertInstanceOf(SiteReading.Ready.class, SiteFile.parse("site.yaml", text), text).site(), text);
        }
    }

    private static Site site(Random random) {
        var six = random.nextBoolean();
        var nodes = new ArrayList<PlannedNode>();
        var links = random.nextInt(3);
        for (var i = 0; i < 1 + random.nextInt(5); i++) {
            var address = (six ? "fd00::" : "10.0.0.") + (10 + i);
            var own = new ArrayList<InetAddress>();
            for (var link = 1; link <= links; link++) {
                own.add(InetAddress.ofLiteral((six ? "fd00:" + link + "::" : "10.0." + link + ".") + (10 + i)));
            }
            nodes.add(new PlannedNode(NAMES.get((i + random.nextInt(3) * 5) % NAMES.size()) + (i == 0 ? "" : "x" + i),
                    InetAddress.ofLiteral(address), own, login(address, random), power(random)));
        }
        var network = new NetworkPlan(random.nextBoolean() ? "vmbr0" : "br.5_x", six ? 64 : 24,
                InetAddress.ofLiteral(six ? "fd00::1" : "10.0.0.1"),
                InetAddress.ofLiteral(six ? "fd00::1" : "9.9.9.9"),
                pick(random, "lab.example", "1.2", "null", "x"),
                optional(random, Cidr.parse(six ? "fd01::/48" : "10.9.0.0/16").orElseThrow()));
        var sections = new ArrayList<PlanSection>(List.of(new ClusterPlan(pick(random, "true", "42", "A-b", "null")), network));
        optional(random, new TimePlan(pick(random, "UTC", "Asia/Jakarta", "Etc/GMT+7", "GB"))).ifPresent(sections::add);
        sections.add(random.nextBoolean() ? Virtualisation.NESTED : Virtualisation.BARE_METAL);
        sections.add(random.nextBoolean() ? LimitsPlan.USUAL : new LimitsPlan(Duration.ofMillis(2), Duration.ofMillis(7), 2000,
                Duration.ofSeconds(5)));
        optional(random, new BondPlan(pick(random, "802.3ad", "active-backup"))).ifPresent(sections::add);
        sections.add(random.nextBoolean() ? StoragePlan.USUAL : new StoragePlan(
                List.of(new PlannedPool(pick(random, "on", "t_1.z"), List.of("/dev/sdb"), pick(random, "single", "raidz2"), 13,
                        pick(random, "on", "off", "zstd"), List.of("a", "b/c"), List.of(nodes.getFirst().name()))),
                List.of(new PlannedStorage(pick(random, "null", "No"), "dir", Map.of("path", "/a/b_c.d"), List.of("iso"), List.of(), ""),
                        new PlannedStorage("pbs-1", "nfs", nfs(pick(random, "192.0.2.9", "fd00::9", "nas.lab")), List.of("images"),
                                List.of(nodes.getLast().name()), ""))));
        optional(random, guests(random, six, nodes.getLast().name())).ifPresent(sections::add);
        var nfs = optional(random, new PlannedNfsServer(pick(random, "nfs", "08", "off"),
                InetAddress.ofLiteral(six ? "fd01::2" : "10.9.0.2"),
                pick(random, "/srv/nfs/proxmox", "/1", "/a-b.c/_d"), login(six ? "fd01::2" : "10.9.0.2", random)));
        return new Site(nodes, nfs, ssh(random), new Plan(sections));
    }

    private static GuestPlan guests(Random random, boolean six, String node) {
        var own = InetAddress.ofLiteral(six ? "fd02::1" : "10.1.0.1");
        return random.nextInt(4) == 0 ? new GuestPlan(List.of()) : new GuestPlan(List.of(
                GuestEntry.usual(GuestKind.CONTAINER, 100, pick(random, "True-1", "0e1", "A"),
                        InetAddress.ofLiteral(six ? "fd00::c8" : "10.0.0.200")),
                new GuestEntry(GuestKind.CONTAINER, 999999999, "ct", 4, 16, 0, "alpine-3.22-default", Optional.of(node), Optional.empty(),
                        new GuestEntry.Network(InetAddress.ofLiteral(six ? "fd02::9" : "10.1.0.9"), Optional.of(16), Optional.of(own),
                                Optional.of(own), Optional.of(pick(random, "vmbr1", "on")), Optional.of(4094))),
                new GuestEntry(GuestKind.VM, 101, "vm", 2, 2048, 0, "http://192.0.2.1:8000/a/b_c.raw", Optional.empty(), Optional.empty(),
                        new GuestEntry.Network(InetAddress.ofLiteral(six ? "fd00::64" : "10.0.0.100"), Optional.empty(), Optional.empty(),
                                Optional.empty(), Optional.empty(), Optional.empty()))));
    }

    private static SshLogin login(String address, Random random) {
        return random.nextBoolean() ? SshLogin.at(address)
                : new SshLogin(pick(random, "127.0.0.1", "::1", "host.lab", address), 1 + random.nextInt(65535),
                        optional(random, pick(random, "root", "_x", "true", "a.b")), optional(random, pick(random, "5", "a_b.c", "null")),
                        keys(random), optional(random, random.nextBoolean()), jump(random));
    }

    private static List<Path> keys(Random random) {
        return random.nextInt(3) == 0 ? List.of()
                : List.of(Path.of(System.getProperty("user.home"), ".ssh", "id"), Path.of("/k e y/with, comma"), Path.of("123"))
                .subList(0, 1 + random.nextInt(3));
    }

    private static Optional<SshSettings.Jump> jump(Random random) {
        return optional(random, new SshSettings.Jump("me", pick(random, "jump.lab", "fd00::9", "10.0.0.9"), 1 + random.nextInt(65535)));
    }

    private static Optional<PlannedNode.Power> power(Random random) {
        return optional(random, random.nextBoolean() ? new PlannedNode.Power(List.of(), List.of())
                : new PlannedNode.Power(List.of("virsh", "destroy", "a b\"c\\d'e: #f"),
                        List.of("1", "true", "$x", "- a", "é", "[x]", "{y: z}", "|", ">")));
    }

    private static SshSettings ssh(Random random) {
        return new SshSettings(pick(random, "root", "true", "x.y"), keys(random), random.nextBoolean(), jump(random), random.nextBoolean(),
                pick(random, Duration.ofSeconds(10), Duration.ofMillis(1500), Duration.ofMinutes(3), Duration.ofSeconds(1)));
    }

    private static <T> Optional<T> optional(Random random, T value) {
        return random.nextBoolean() ? Optional.of(value) : Optional.empty();
    }

    @SafeVarargs
    private static <T> T pick(Random random, T... values) {
        return values[random.nextInt(values.length)];
    }

    private static Map<String, String> nfs(String server) {
        var target = new LinkedHashMap<String, String>();
        target.put("server", server);
        target.put("export", "/srv/nfs");
        return target;
    }
}
