package praktikum.sim.machine.nfs.fault;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import praktikum.sim.fault.TypedCommand;
import praktikum.sim.machine.Machine;

/**
 * The line of an export as {@code /etc/exports} has it.
 *
 * @param path the directory
 * @param clients each with its options in brackets
 */
record ExportLine(String path, List<String> clients) {

    private static final String FILE = "/etc/exports";
    private static final String TABLE = "/var/lib/nfs/etab";
    private static final Pattern LINE = Pattern.compile("(/\\S*)\\s+(\\S+\\(\\S+\\)(?:\\s+\\S+\\(\\S+\\))*)\\s*");

    ExportLine {
        clients = List.copyOf(clients);
    }

    /** The first of a server that is in force. */
    static Optional<ExportLine> of(Machine server) {
        return lines(server).map(LINE::matcher).filter(line -> line.matches())
                .map(line -> new ExportLine(line.group(1), List.of(line.group(2).split("\\s+"))))
                .filter(line -> server.disk().textOrEmpty(TABLE).lines().anyMatch(entry -> entry.startsWith(line.path() + "\t")))
                .findFirst();
    }

    private static Stream<String> lines(Machine server) {
        return server.disk().textOrEmpty(FILE).lines();
    }

    /** The same with each client changed, its options as well. */
    ExportLine withEach(UnaryOperator<String> change) {
        return new ExportLine(path, clients.stream().map(change).toList());
    }

    /** The same with the last client changed. */
    ExportLine withLast(UnaryOperator<String> change) {
        return new ExportLine(path, Stream.concat(others(), Stream.of(change.apply(clients.getLast()))).toList());
    }

    /** The same without the last client. */
    ExportLine withoutLast() {
        return new ExportLine(path, others().toList());
    }

    /** The same with one client more. */
    ExportLine and(String client) {
        return new ExportLine(path, Stream.concat(clients.stream(), Stream.of(client)).toList());
    }

    /** The same for that client alone, with the options of the first. */
    ExportLine onlyFor(String client) {
        return new ExportLine(path, List.of(client + options()));
    }

    /** The same of another directory. */
    ExportLine at(String other) {
        return new ExportLine(other, clients);
    }

    private Stream<String> others() {
        return clients.subList(0, clients.size() - 1).stream();
    }

    /** Those of the first client, in their brackets. */
    String options() {
        return clients.getFirst().substring(clients.getFirst().indexOf('('));
    }

    /** The clients without their options. */
    List<String> names() {
        return clients.stream().map(client -> client.substring(0, client.indexOf('('))).toList();
    }

    /** Writes other lines in place of this one; nothing is in force by that. */
    void replace(Machine server, String... others) {
        server.disk().write(FILE, lines(server).flatMap(line -> line.strip().matches(Pattern.quote(path) + "\\s.*") ? Stream.of(others)
                : Stream.of(line)).map(line -> line + "\n").collect(Collectors.joining()));
    }

    /** Makes the table what the file says, as far as exportfs reads it. */
    static void apply(Machine server) {
        TypedCommand.tried(server, "exportfs", "-ra");
    }

    /** The line. */
    @Override
    public String toString() {
        return path + " " + String.join(" ", clients);
    }
}
