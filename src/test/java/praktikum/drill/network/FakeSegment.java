package praktikum.drill.network;

import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiFunction;
import praktikum.drill.DrillContract;
import praktikum.host.Answer;
import praktikum.host.Command;
import praktikum.host.Output;
import praktikum.site.PlannedNode;
import praktikum.site.Site;
import praktikum.site.SshLogin;
import praktikum.site.SshSettings;
import praktikum.site.plan.ClusterPlan;
import praktikum.site.plan.NetworkPlan;
import praktikum.site.plan.Plan;
import praktikum.text.Message;

/** Nodes on one switch that have ping and iperf3; every look at the clock moves it on. */
final class FakeSegment implements DrillContract.World {

    private static final Instant START = Instant.parse("2026-03-01T02:00:00Z");

    private final Site site;
    private final AtomicLong millis = new AtomicLong();
    private final TreeSet<String> serving = new TreeSet<>();
    private final Map<String, BiFunction<String, String, Optional<Answer>>> instead = new LinkedHashMap<>();

    FakeSegment(int nodes) {
        var all = new ArrayList<PlannedNode>();
        for (var i = 1; i <= nodes; i++) {
            all.add(new PlannedNode("n" + i, InetAddress.ofLiteral("192.0.2.1" + i), List.of(),
                    SshLogin.at("192.0.2.1" + i), Optional.empty()));
        }
        site = new Site(all, new SshSettings("root", List.of(), false, Optional.empty(), false, Duration.ofSeconds(10)),
                Plan.of(new ClusterPlan("kelas-a"), new NetworkPlan("vmbr0", 24, InetAddress.ofLiteral("192.0.2.1"),
                        InetAddress.ofLiteral("192.0.2.1"), "lab.example", Optional.empty())));
    }

    /** What begins so is answered otherwise: host and the whole line to an answer. */
    FakeSegment instead(String beginning, BiFunction<String, String, Optional<Answer>> answer) {
        instead.put(beginning, answer);
        return this;
    }

    @Override
    public Site site() {
        return site;
    }

    @Override
    public InstantSource clock() {
        return () -> START.plusMillis(millis.addAndGet(20));
    }

    @Override
    public synchronized Answer answer(String host, Command command) {
        var line = command.line();
        for (var other : instead.entrySet()) {
            if (line.startsWith(other.getKey())) {
                var answer = other.getValue().apply(host, line);
                if (answer.isPresent()) {
                    return answer.get();
                }
            }
        }
        if (line.equals("iperf3 --version")) {
            return printed(0, "iperf 3.18 (cJSON 1.7.15)\n", "");
        }
        if (line.startsWith("ping ")) {
            return printed(0,
                    "PING x (x) 56(84) bytes of data.\n64 bytes from x: icmp_seq=1 ttl=64 time=0.300 ms\n\n--- x ping statistics ---\n"
                    + "100 packets transmitted, 100 received, 0% packet loss, time 1999ms\n"
                    + "rtt min/avg/max/mdev = 0.201/0.312/0.900/0.040 ms\n",
                    "");
        }
        if (line.contains("iperf3 -s -D") && line.contains("pkill")) {
            serving.remove(host);
            return printed(0, "", "");
        }
        if (line.contains("iperf3 -s -D")) {
            serving.add(host);
            return printed(0, "1740795600.000000000\n", "");
        }
        if (line.startsWith("iperf3 -c ")) {
            var server = "n" + command.argv().get(2).replaceAll(".*\\.1", "");
            return serving.contains(server) ? printed(0, """
                    {"start":{},"intervals":[],"end":{"sum_sent":{"bits_per_second":942000000.5,"retransmits":3},
                    "sum_received":{"bits_per_second":%s}}}
                    """.formatted(line.endsWith("-R") ? "938000000.25" : "941000000.5"), "")
                    : printed(1,
                            "{\"start\":{},\"intervals\":[],\"end\":{},\"error\":\"unable to connect to server: Connection refused\"}", "");
        }
        return printed(127, "", "sh: 1: " + line + ": not found\n");
    }

    @Override
    public void please(Message what) {
        throw new AssertionError("nothing is to be done by hand");
    }

    @Override
    public synchronized Object changed() {
        return List.copyOf(serving);
    }

    Output printed(int exit, String out, String err) {
        return new Output(exit, out.getBytes(StandardCharsets.UTF_8), err.getBytes(StandardCharsets.UTF_8), false, clock().instant(),
                Duration.ofMillis(20));
    }
}
