package praktikum.fact.storage;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import praktikum.fact.ErrorText;
import praktikum.fact.NotUnderstood;
import praktikum.fact.Printed;
import praktikum.fact.Question;
import praktikum.fact.Reading;
import praktikum.fact.TextLines;

/**
 * What an NFS server shows to a client that asks, from {@code showmount -e}; Proxmox VE asks so too, unless it mounts by NFS 4.
 *
 * @param outcome whether it showed anything
 * @param exports the paths with their clients
 */
public record ShownExports(Outcome outcome, List<Shown> exports) {

    /** Whether a server answered. */
    public enum Outcome {
        SHOWN,
        /** It answers and has no mountd: switched off, or a server for NFS 4 alone. */
        NO_MOUNTD,
        NO_ANSWER,
        /** Its name means no address. */
        UNKNOWN_HOST
    }

    /** A path with its clients, without their options. */
    public record Shown(String path, List<ExportClient> clients) {

        public Shown {
            clients = List.copyOf(clients);
        }
    }

    private static final Duration LIMIT = Duration.ofSeconds(10);
    /** What timeout(1) exits with, where TERM was enough and where it was not: showmount blocks all signals while it connects. */
    private static final List<Integer> ENDED_BY_TIMEOUT = List.of(124, 137);
    private static final Pattern HEADER = Pattern.compile("Export list for .{1,300}:");
    private static final Pattern RPC = Pattern.compile("(?:clnt_create|rpc mount export): (?:RPC: )?(.{1,200})");

    public ShownExports {
        exports = List.copyOf(exports);
    }

    /** What a server shows. */
    public static Question<ShownExports> by(String server) {
        return Question.of(ShownExports::read, "showmount", "--no-headers", "-e", server).within(LIMIT);
    }

    /** Reads the lines, with or without the headline: {@code /srv/nfs 192.0.2.0/24} → that path for that subnet. */
    public static Reading<ShownExports> read(Printed printed) {
        return Reading.of(printed, p -> {
            Matcher rpc = RPC.matcher(ErrorText.only(p));
            var timedOut = ENDED_BY_TIMEOUT.contains(p.exit());
            if (timedOut || p.exit() != 0 && rpc.matches()) {
                return new ShownExports(timedOut ? Outcome.NO_ANSWER : outcome(rpc.group(1)), List.of());
            }
            List<Shown> exports = new ArrayList<>();
            for (String line : TextLines.filledLines(p.succeeded())) {
                int blank = line.lastIndexOf(' ');
                if (line.startsWith("/") && blank > 0) {
                    exports.add(new Shown(MountText.withoutEnd(line.substring(0, blank).strip()), clients(line.substring(blank + 1))));
                } else if (!exports.isEmpty() || !HEADER.matcher(line).matches()) {
                    throw new NotUnderstood("no line of showmount", line);
                }
            }
            return new ShownExports(Outcome.SHOWN, exports);
        });
    }

    private static Outcome outcome(String words) {
        return words.contains("Program not registered") ? Outcome.NO_MOUNTD
                : words.contains("Unknown host") ? Outcome.UNKNOWN_HOST : Outcome.NO_ANSWER;
    }

    private static List<ExportClient> clients(String list) {
        return list.equals("(everyone)") ? List.of(ExportClient.of("*")) : Arrays.stream(list.split(",")).map(ExportClient::of).toList();
    }
}
