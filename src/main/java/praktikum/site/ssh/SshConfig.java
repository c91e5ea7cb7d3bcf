package praktikum.site.ssh;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import praktikum.site.ImportedMachine;
import praktikum.site.schema.ValueKind;
import praktikum.text.FileProblem;
import praktikum.text.LimitedFile;

/**
 * An OpenSSH client configuration, as ssh_config(5): of it Host, HostName, User, Port, IdentityFile, IdentitiesOnly, ProxyJump and
 * HostKeyAlias count. The first value found wins, identity files add up. Everything else is named in a warning.
 */
public final class SshConfig {

    private final List<SshConfigBlock> blocks;
    private final List<FileProblem> warnings;

    private SshConfig(List<SshConfigBlock> blocks, List<FileProblem> warnings) {
        this.blocks = List.copyOf(blocks);
        this.warnings = List.copyOf(warnings);
    }

    /** No configuration at all. */
    public static SshConfig none() {
        return new SshConfig(List.of(), List.of());
    }

    /** Reads a file, {@code ~/.ssh/config} as a rule; one that is not there counts as empty. */
    public static SshConfig read(Path file) {
        try {
            return Files.exists(file) ? parse(file.toString(), LimitedFile.text(file, LimitedFile.WRITTEN)) : none();
        } catch (IOException | SecurityException e) {
            return new SshConfig(List.of(), List.of(LimitedFile.problem(file.toString(), e)));
        }
    }

    /** Reads text; total. */
    public static SshConfig parse(String file, String text) {
        var reader = new SshConfigReader(file);
        var number = 0;
        for (var line : text.lines().toList()) {
            reader.line(++number, line);
        }
        return new SshConfig(reader.blocks(), reader.warnings());
    }

    /** What does not count in it, all of it: patterns of hosts (they are no machines), Include, Match and further keywords. */
    public List<FileProblem> warnings() {
        return Stream.concat(warnings.stream(), blocks.stream().flatMap(block -> block.ignored().stream())).sorted().toList();
    }

    /** The hosts it names one by one, in order: what {@code init} can offer as nodes. */
    public List<ImportedMachine> machines() {
        return blocks.stream().flatMap(block -> block.plainNames().stream()).distinct().map(name -> {
            var found = lookup(List.of(name));
            var address = found.hostName().orElse(name);
            return new ImportedMachine(name, Optional.of(address), found.port(), found.user(), found.keys());
        }).toList();
    }

    /** What OpenSSH would take for a host that goes by any of the names. */
    public Found lookup(List<String> names) {
        var matching = blocks.stream().filter(block -> names.stream().anyMatch(block::matches)).toList();
        return new Found(names.getFirst(), matching);
    }

    /** The settings of the blocks that match, in order. */
    public record Found(String name, List<SshConfigBlock> blocks) {

        Optional<String> first(String keyword) {
            return all(keyword).findFirst();
        }

        Optional<String> hostName() {
            return first("hostname").map(value -> value.replace("%h", name)).filter(value -> ValueKind.HOST.allows(value));
        }

        Optional<Integer> port() {
            return first("port").filter(value -> value.matches("[1-9][0-9]{0,4}")).map(Integer::parseInt).filter(port -> port <= 65535);
        }

        Optional<String> user() {
            return first("user").filter(ValueKind.USER::allows);
        }

        Optional<String> alias() {
            return first("hostkeyalias").filter(ValueKind.ALIAS::allows);
        }

        Optional<String> jump() {
            return first("proxyjump").filter(value -> !value.equalsIgnoreCase("none"));
        }

        boolean identitiesOnly() {
            return first("identitiesonly").filter("yes"::equalsIgnoreCase).isPresent();
        }

        /** Identity files as written; those with tokens ({@code %…}) are left out. */
        public List<String> keys() {
            return all("identityfile").filter(ValueKind.PATH::allows).distinct().toList();
        }

        List<FileProblem> warnings() {
            return blocks.stream().flatMap(block -> block.ignored().stream()).toList();
        }

        private Stream<String> all(String keyword) {
            return blocks.stream().flatMap(block -> block.settings().stream())
                    .filter(setting -> setting.keyword().equals(keyword)).map(SshConfigBlock.Setting::value);
        }
    }

    boolean isEmpty() {
        return blocks.isEmpty();
    }
}
