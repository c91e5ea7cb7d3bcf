package praktikum.sim.machine.time;

import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import praktikum.sim.machine.InstantCommand;
import praktikum.sim.machine.Machine;
import praktikum.sim.machine.command.Answer;
import praktikum.sim.machine.command.CommandLine;
import praktikum.sim.machine.command.TimeFormat;
import praktikum.sim.machine.network.Ip;
import praktikum.sim.machine.network.NameResolver;
import praktikum.sim.machine.unit.Units;
import praktikum.sim.shell.Call;

/** {@code chronyc}: {@code tracking}, {@code sources}, {@code makestep}; {@code -c} prints CSV, {@code -n} addresses. */
public final class Chronyc implements InstantCommand {

    private static final String REFERENCE_TIME = "EEE MMM dd HH:mm:ss yyyy";

    @Override
    public Answer answer(Call call, Machine node) {
        CommandLine words = CommandLine.of(call.args(), Set.of("-c", "-n", "-a", "-v"), Set.of());
        if (words.unknown().isPresent()) {
            return Answer.unsupported("chronyc", words.unknown().get());
        }
        String verb = words.rest(0).orElse("");
        if (!Set.of("tracking", "sources", "makestep", "activity", "burst", "online").contains(verb)) {
            return Answer.fail(verb.isEmpty() ? 2 : 1, verb.isEmpty() ? "chronyc: its own prompt is not supported by the simulator\n"
                    : "Unrecognized command\n");
        }
        if (!Units.of(node).isActive("chrony")) {
            return Answer.fail(1, "506 Cannot talk to daemon\n");
        }
        return switch (verb) {
            case "tracking" -> Answer.ok(words.has("-c") ? trackingCsv(node) : tracking(node));
            case "sources" -> Answer.ok(sources(node, words.has("-c")));
            case "makestep" -> {
                Chrony.of(node).makeStep();
                yield Answer.ok("200 OK\n");
            }
            case "activity" -> Answer.ok("200 OK\n1 sources online\n0 sources offline\n0 sources doing burst (return to online)\n"
                    + "0 sources doing burst (return to offline)\n0 sources with unknown address\n");
            default -> Answer.ok("200 OK\n");
        };
    }

    private static String address(Machine node) {
        return Chrony.of(node).source().map(Ip::toString).orElse("0.0.0.0");
    }

    private static String reference(Machine node) {
        var text = new StringBuilder();
        for (byte b : Chrony.of(node).source().map(Ip::bytes).orElse(new byte[4])) {
            text.append(text.length() < 8 ? String.format("%02X", b) : "");
        }
        return text.toString();
    }

    private static double seconds(Duration duration) {
        return duration.toNanos() / 1e9;
    }

    private static String trackingCsv(Machine node) {
        if (Chrony.of(node).ownStratum().isPresent()) {
            return String.format(Locale.ROOT,
                    "7F7F0101,,%d,%.9f,0.000000000,0.000000000,0.000000000,0.000,0.000,0.000,0.000000000,0.000000000,0.0,Normal\n",
                    Chrony.of(node).stratum(), node.now().toEpochMilli() / 1000.0);
        }
        if (!Chrony.of(node).chronySynchronised()) {
            return "00000000,,0,0.000000000,0.000000000,0.000000000,0.000000000,0.000,0.000,0.000,1.000000000,1.000000000,0.0,Not "
                    + "synchronised\n";
        }
        return String.format(Locale.ROOT, "%s,%s,%d,%.9f,%.9f,%.9f,0.000214000,-11.482,-0.002,0.061,0.013512000,0.000834000,64.4,Normal\n",
                reference(node), address(node), Chrony.of(node).stratum(), node.now().minusSeconds(23).toEpochMilli() / 1000.0,
                -seconds(node.clock().error()),
                -seconds(node.clock().error()) / 2);
    }

    private static String tracking(Machine node) {
        if (Chrony.of(node).ownStratum().isPresent()) {
            return "Reference ID    : 7F7F0101 ()\nStratum         : " + Chrony.of(node).stratum() + "\nRef time (UTC)  : "
                    + TimeFormat.format(node.now(), ZoneOffset.UTC, REFERENCE_TIME) + "\n"
                    + "System time     : 0.000000000 seconds fast of NTP time\nLast offset     : +0.000000000 seconds\nRMS offset      : "
                    + "0.000000000 seconds\n"
                    + "Frequency       : 0.000 ppm slow\nResidual freq   : +0.000 ppm\nSkew            : 0.000 ppm\nRoot delay      : "
                    + "0.000000000 seconds\n"
                    + "Root dispersion : 0.000000000 seconds\nUpdate interval : 0.0 seconds\nLeap status     : Normal\n";
        }
        if (!Chrony.of(node).chronySynchronised()) {
            return "Reference ID    : 00000000 ()\nStratum         : 0\nRef time (UTC)  : Thu Jan 01 00:00:00 1970\n"
                    + "System time     : 0.000000000 seconds fast of NTP time\nLast offset     : +0.000000000 seconds\nRMS offset      : "
                    + "0.000000000 seconds\n"
                    + "Frequency       : 0.000 ppm slow\nResidual freq   : +0.000 ppm\nSkew            : 0.000 ppm\nRoot delay      : "
                    + "1.000000000 seconds\n"
                    + "Root dispersion : 1.000000000 seconds\nUpdate interval : 0.0 seconds\nLeap status     : Not synchronised\n";
        }
        double error = seconds(node.clock().error());
        return String.format(Locale.ROOT, "Reference ID    : %s (%s)\nStratum         : %d\nRef time (UTC)  : %s\n"
                + "System time     : %.9f seconds %s of NTP time\nLast offset     : %+.9f seconds\nRMS offset      : 0.000214000 seconds\n"
                + "Frequency       : 11.482 ppm slow\nResidual freq   : -0.002 ppm\nSkew            : 0.061 ppm\nRoot delay      : "
                + "0.013512000 seconds\n"
                + "Root dispersion : 0.000834000 seconds\nUpdate interval : 64.4 seconds\nLeap status     : Normal\n",
                reference(node), address(node), Chrony.of(node).stratum(), TimeFormat.format(node.now().minusSeconds(23), ZoneOffset.UTC,
                REFERENCE_TIME),
                Math.abs(error), error > 0 ? "fast" : "slow", -error / 2);
    }

    private static String sources(Machine node, boolean csv) {
        boolean good = Chrony.of(node).chronySynchronised();
        String ip = address(node);
        Optional<Ip> known = ChronyConf.of(node).servers().stream().flatMap(name -> NameResolver.of(node).resolve(name).stream())
                .findFirst();
        if (csv) {
            return good ? String.format(Locale.ROOT, "^,*,%s,2,6,377,23,%.9f,%.9f,0.014500000\n", ip, -seconds(node.clock().error()),
                    -seconds(node.clock().error()))
                    : known.isEmpty() ? "" : String.format("^,?,%s,0,6,0,4294967295,0.000000000,0.000000000,0.000000000\n", known.get());
        }
        String head = "MS Name/IP address         Stratum Poll Reach LastRx Last sample               \n"
                + "===============================================================================\n";
        if (good) {
            long micros = node.clock().error().toNanos() / -1000;
            return head + String.format(Locale.ROOT, "^* %-27s 2   6   377    23  %+5dus[%+5dus] +/-   14ms\n", ip, micros, micros);
        }
        return head + (known.isEmpty() ? "" : String.format(Locale.ROOT, "^? %-27s 0   6     0     -     +0ns[   +0ns] +/-    0ns\n",
                known.get()));
    }
}
