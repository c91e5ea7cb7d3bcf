package praktikum.fact.guest.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import praktikum.fact.ErrorText;
import praktikum.fact.NotUnderstood;
import praktikum.fact.Printed;
import praktikum.fact.Question;
import praktikum.fact.Reading;
import praktikum.fact.guest.GuestKind;

/**
 * The file of a guest in the file system of the cluster: the node in whose folder it lies is the one that has the guest, and no other can
 * start it.
 *
 * @param id of the guest
 * @param node in whose folder the file lies
 * @param config what is in it
 */
public record GuestFile(long id, String node, GuestConfig config) {

    private static final String NODES = "/etc/pve/nodes/";
    private static final Pattern FILE = Pattern.compile("/etc/pve/nodes/([^/]{1,64})/(qemu-server|lxc)/([0-9]{1,10})\\.conf");
    // Editors and pmxcfs itself have files beside it for a moment.
    private static final String END = ".conf:";
    // Notes, the hash of a password for cloud-init and the environment of a container's programs are nobody's to see.
    private static final String PRIVATE = "^(#|description:|cipassword:|lxc[.]environment)";

    /**
     * That of one guest, wherever it lies; empty where no node has it. One command reads the files of all guests of these nodes, the same
     * for each guest, and any node tells it of all.
     */
    public static Question<Optional<GuestFile>> of(long id, List<String> nodes) {
        var folders = nodes.stream().flatMap(node -> Stream.of(GuestKind.values()).map(kind -> NODES + node + "/" + kind.folder()));
        return Question.of(printed -> read(printed, id), Stream.concat(Stream.of("grep", "-aEHrv", PRIVATE), folders).toList());
    }

    /** Reads {@code /etc/pve/nodes/pve1/qemu-server/100.conf:memory: 1024} and so on → guest 100 on pve1; grep(1) ends with 1 for none. */
    public static Reading<Optional<GuestFile>> read(Printed printed, long id) {
        return Reading.of(printed, p -> {
            if (p.exit() > 1 && ErrorText.of(p).stream().anyMatch(line -> !line.endsWith(": No such file or directory")) || p.exit() < 0
                    || p.exit() > 2) {
                throw p.failure();
            }
            return of(p.out(), id);
        });
    }

    private static Optional<GuestFile> of(String out, long id) throws NotUnderstood {
        String wanted = "/" + id + END;
        List<String> files = new ArrayList<>();
        List<String> lines = new ArrayList<>();
        for (String line : out.lines().toList()) {
            int end = line.indexOf(END);
            if (!line.startsWith(NODES) || end < 0 && !line.contains(".conf")) {
                throw new NotUnderstood("no line 'FILE:…' of a guest", line);
            }
            if (end >= 0 && line.startsWith(wanted, end + END.length() - wanted.length())) {
                String file = line.substring(0, end + END.length() - 1);
                if (files.isEmpty() || !files.getLast().equals(file)) {
                    files.add(file);
                }
                lines.add(line.substring(end + END.length()));
            }
        }
        if (files.isEmpty()) {
            return Optional.empty();
        }
        Matcher parts = FILE.matcher(files.getFirst());
        if (files.size() > 1 || !parts.matches()) {
            throw new NotUnderstood("not one file of the guest", String.join(" ", files));
        }
        GuestKind kind = parts.group(2).equals(GuestKind.VM.folder()) ? GuestKind.VM : GuestKind.CONTAINER;
        return Optional.of(new GuestFile(id, parts.group(1), ConfigReader.file(kind, lines)));
    }

    /** The name under which the HA manager would know it, such as {@code vm:100}. */
    public String sid() {
        return config.kind().sid(id);
    }
}
