package praktikum.sim.machine.network.tool;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import praktikum.sim.machine.InstantCommand;
import praktikum.sim.machine.Machine;
import praktikum.sim.machine.command.Answer;
import praktikum.sim.machine.command.CommandLine;
import praktikum.sim.machine.network.Firewall;
import praktikum.sim.machine.network.Ip;
import praktikum.sim.machine.network.NameResolver;
import praktikum.sim.machine.network.NameResolver.Found;
import praktikum.sim.machine.network.Network;
import praktikum.sim.machine.network.Nic;
import praktikum.sim.machine.network.Nics;
import praktikum.sim.machine.network.RunningPrograms;
import praktikum.sim.shell.Call;
import praktikum.sim.shell.Program;

/** {@code ping} of iputils, whose times are those of a quiet switched network. */
public final class Ping implements Program {

    private static final int TERMINATED = 143;

    private final Machine node;

    /** The command of a machine. */
    public Ping(Machine node) {
        this.node = node;
    }

    @Override
    public int run(Call call) throws IOException, InterruptedException {
        CommandLine words = CommandLine.of(call.args(), Set.of("-n", "-D", "-q", "-4", "-6", "-O"), Set.of("-c", "-i", "-W", "-w", "-s",
                "-I", "-M"));
        if (words.unknown().isPresent() || words.valueless().isPresent() || words.has("-I")) {
            return InstantCommand.print(call, Answer.unsupported("ping", words.unknown().or(words::valueless).orElse("-I")));
        }
        if (words.rest().size() != 1) {
            return InstantCommand.print(call, Answer.fail(2, "ping: usage error: Destination address required\n"));
        }
        String target = words.rest().getFirst();
        Optional<Found> found = node.world().ask(() -> NameResolver.of(node).lookUp(target).stream()
                .filter(one -> !words.has("-4") || !one.ip().isV6()).filter(one -> !words.has("-6") || one.ip().isV6()).findFirst());
        if (found.isEmpty()) {
            return InstantCommand.print(call, Answer.fail(2, "ping: " + target + ": Name or service not known\n"));
        }
        Ip ip = found.get().ip();
        if (node.world().ask(() -> fate(ip)) instanceof Network.NoRoute) {
            return InstantCommand.print(call, Answer.fail(2, "ping: connect: Network is unreachable\n"));
        }
        try (var running = RunningPrograms.of(node).begin("ping " + String.join(" ", call.args()))) {
            return ping(call, words, target, found.get(), running);
        }
    }

    private Network.Fate fate(Ip ip) {
        return Network.of(node.world()).send(node, ip);
    }

    private int ping(Call call, CommandLine words, String target, Found found, RunningPrograms.Running running)
            throws IOException, InterruptedException {
        Ip ip = found.ip();
        long count = words.value("-c").map(Long::parseLong).orElse(Long.MAX_VALUE);
        Duration interval = Duration.ofMillis((long) (words.value("-i").map(Double::parseDouble).orElse(1.0) * 1000));
        Optional<Duration> deadline = words.value("-w").map(text -> Duration.ofMillis((long) (Double.parseDouble(text) * 1000)));
        int size = words.value("-s").map(Integer::parseInt).orElse(56);
        boolean quiet = words.has("-q");
        boolean whole = words.value("-M").filter("do"::equals).isPresent();
        int packet = size + (ip.isV6() ? 48 : 28);
        int own = node.world().ask(() -> Nics.of(node).route(ip).flatMap(route -> Nics.of(node).get(route.device())).map(Nic::mtu)
                .orElse(65_536));
        String bytes = ip.isV6() ? size + " data bytes" : size + "(" + (size + 28) + ") bytes of data.";
        call.out().print("PING " + target + (ip.isV6() ? "(" + ip + " (" + ip + ")) " : " (" + ip + ") ") + bytes + "\n");
        call.out().flush();
        Instant start = node.world().clock().instant();
        List<Double> times = new ArrayList<>();
        long sent = 0;
        long errors = 0;
        boolean lastLost = false;
        var loss = new PacketLoss();
        String name = Ip.parse(target).isPresent() || words.has("-n") ? ip.toString() : found.names().getFirst() + " (" + ip + ")";
        while (sent < count && running.signal().isEmpty() && deadline.map(most -> since(start).compareTo(most) < 0).orElse(true)) {
            sent++;
            long sequence = sent;
            switch (node.world().ask(() -> fate(ip))) {
                case Network.Arrives _ when whole && packet > own -> {
                    errors++;
                    lastLost = true;
                    call.err().print("ping: local error: message too long, mtu=" + own + "\n");
                    call.err().flush();
                }
                // What is larger than a switch or the other card takes is dropped there without a word, in pieces or not.
                case Network.Arrives arrives when Math.min(packet, own) > arrives.way().mtu() || lost(loss, arrives.way())
                        || filtered(arrives, ip) -> lastLost = true;
                case Network.Arrives arrives -> {
                    double millis = Math.max(0.02, arrives.millis() * (1 + node.world()
                            .ask(() -> node.world().random().nextGaussian()) * 0.12));
                    times.add(millis);
                    lastLost = false;
                    if (!quiet) {
                        call.out().print(stamp(words) + (size + 8) + " bytes from " + name + ": icmp_seq=" + sequence + " ttl="
                                + (64 - arrives.hops())
                                + " time=" + time(millis) + " ms\n");
                    }
                }
                case Network.NobodyThere nobody -> {
                    errors++;
                    lastLost = true;
                    if (!quiet) {
                        call.out().print(stamp(words) + "From " + nobody.from() + " icmp_seq=" + sequence
                                + " Destination Host Unreachable\n");
                    }
                }
                default -> lastLost = true;
            }
            call.out().flush();
            if (sent < count) {
                node.world().clock().sleep(interval);
            }
        }
        if (running.signal().equals("TERM")) {
            return TERMINATED;
        }
        if (lastLost && running.signal().isEmpty()) {
            double wait = words.value("-W").map(Double::parseDouble).orElse(errors > 0 ? 3.0 : 10.0);
            Duration left = Duration.ofMillis((long) (wait * 1000));
            node.world().clock().sleep(deadline.map(most -> min(left, most.minus(since(start)))).orElse(left));
        }
        call.out().print(summary(target, sent, times, errors, since(start)));
        call.out().flush();
        return times.isEmpty() ? 1 : 0;
    }

    private boolean lost(PacketLoss loss, Network.Way way) {
        return way.loss() > 0 && node.world().ask(() -> loss.takes(way.loss(), node.world().random()));
    }

    private boolean filtered(Network.Arrives arrives, Ip ip) {
        return node.world().ask(() -> Firewall.of(node).dropsEcho(ip.isV6())
                || arrives.node().filter(other -> Firewall.of(other).dropsEcho(ip.isV6())).isPresent());
    }

    private static Duration min(Duration a, Duration b) {
        Duration least = a.compareTo(b) < 0 ? a : b;
        return least.isNegative() ? Duration.ZERO : least;
    }

    private Duration since(Instant start) {
        return Duration.between(start, node.world().clock().instant());
    }

    private String stamp(CommandLine words) {
        Instant now = node.world().ask(node::now);
        return words.has("-D") ? String.format(Locale.ROOT, "[%d.%06d] ", now.getEpochSecond(), now.getNano() / 1000) : "";
    }

    // iputils: three significant decimals below a millisecond, fewer above.
    private static String time(double millis) {
        String format = millis >= 100 ? "%.0f" : millis >= 10 ? "%.1f" : millis >= 1 ? "%.2f" : "%.3f";
        return String.format(Locale.ROOT, format, millis);
    }

    private static String summary(String target, long sent, List<Double> times, long errors, Duration took) {
        long lost = sent - times.size();
        var text = new StringBuilder("\n--- " + target + " ping statistics ---\n" + sent + " packets transmitted, " + times.size()
                + " received, "
                + (errors > 0 ? "+" + errors + " errors, " : "") + number(100.0 * lost / Math.max(1, sent)) + "% packet loss, time "
                + took.toMillis() + "ms\n");
        if (!times.isEmpty()) {
            double average = times.stream().mapToDouble(Double::doubleValue).average().orElse(0);
            double square = times.stream().mapToDouble(time -> time * time).average().orElse(0);
            text.append(String.format(Locale.ROOT, "rtt min/avg/max/mdev = %.3f/%.3f/%.3f/%.3f ms\n",
                    times.stream().mapToDouble(Double::doubleValue).min().orElse(0), average,
                    times.stream().mapToDouble(Double::doubleValue).max().orElse(0), Math.sqrt(Math.max(0, square - average * average))));
        } else {
            text.append('\n');
        }
        return text.toString();
    }

    private static String number(double percent) {
        // C's %g: six digits, and no zero at the end.
        return new BigDecimal(percent, new MathContext(6)).stripTrailingZeros().toPlainString();
    }
}
