package praktikum.sim.proxmox.pmxcfs;

import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeMap;
import praktikum.sim.fs.PathNames;
import praktikum.sim.machine.Machine;
import praktikum.sim.proxmox.corosync.CorosyncConf;

/** The dot files of {@code /etc/pve}, in the very layout of pmxcfs. */
final class ClusterStatusFiles {

    private final Machine node;
    private final Pmxcfs pmxcfs;

    ClusterStatusFiles(Machine node, Pmxcfs pmxcfs) {
        this.node = node;
        this.pmxcfs = pmxcfs;
    }

    List<String> names() {
        return List.of(".clusterlog", ".debug", ".members", ".rrd", ".version", ".vmlist");
    }

    byte[] content(String name) {
        String text = switch (name) {
            case ".members" -> members();
            case ".vmlist" -> guests();
            case ".version" -> version();
            case ".clusterlog" -> log();
            case ".debug" -> "0\n";
            default -> "";
        };
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private String members() {
        var text = new StringBuilder("{\n\"nodename\": \"" + pmxcfs.nodename() + "\",\n\"version\": " + version(pmxcfs));
        var conf = pmxcfs.heard();
        if (!pmxcfs.clustered() || conf.isEmpty()) {
            return text.append("\n}\n").toString();
        }
        text.append(",\n\"cluster\": { \"name\": \"" + conf.get().clusterName() + "\", \"version\": " + conf.get().version()
                + ", \"nodes\": " + conf.get().members().size() + ", \"quorate\": " + (pmxcfs.quorate() ? 1 : 0) + " },\n");
        var nodes = new StringJoiner(",\n  ", "\"nodelist\": {\n  ", "\n  }\n}\n");
        conf.get().members().stream().sorted(Comparator.comparingInt(CorosyncConf.Member::id)).forEach(member ->
                nodes.add("\"" + member.name() + "\": { \"id\": " + member.id() + ", \"online\": " + (pmxcfs.online(member.name()) ? 1 : 0)
                        + pmxcfs.address(member.name()).map(ip -> ", \"ip\": \"" + ip + "\"").orElse("") + "}"));
        return text.append(nodes).toString();
    }

    private static int version(Pmxcfs pmxcfs) {
        return pmxcfs.clustered() ? pmxcfs.changes() : 0;
    }

    private String guests() {
        Map<Integer, String> guests = new TreeMap<>();
        pmxcfs.database().entries().keySet().forEach(path -> {
            if (path.matches("/nodes/[^/]+/(qemu-server|lxc)/\\d{3,9}\\.conf")) {
                String[] parts = path.split("/");
                int id = Integer.parseInt(PathNames.name(path).replace(".conf", ""));
                guests.put(id, "\"" + id + "\": { \"node\": \"" + parts[2] + "\", \"type\": \""
                        + (parts[3].equals("lxc") ? "lxc" : "qemu") + "\", \"version\": " + (guests.size() + 1) + " }");
            }
        });
        String head = "{\n\"version\": " + (pmxcfs.clustered() ? 1 + guests.size() : guests.size());
        return head + (guests.isEmpty() ? "\n" : ",\n\"ids\": {\n" + String.join(",\n", guests.values()) + "}\n") + "\n}\n";
    }

    private String version() {
        return "{\n\"starttime\": " + node.bootedAt().getEpochSecond() + ",\n\"clinfo\": " + pmxcfs.changes()
                + ",\n\"vmlist\": 1,\n\"corosync.conf\": " + pmxcfs.conf().map(CorosyncConf::version).orElse(0)
                + ",\n\"kvstore\": {}\n}\n";
    }

    private String log() {
        var lines = new StringJoiner(",\n", "{\n\"data\": [\n", "\n]\n}\n");
        pmxcfs.log().entries().forEach(entry -> lines.add("{\"uid\": " + entry.number() + ", \"time\": " + entry.time().getEpochSecond()
                + ", \"pri\": " + entry.priority() + ", \"tag\": \"" + entry.tag() + "\", \"pid\": " + entry.pid() + ", \"node\": \""
                + entry.node() + "\", \"user\": \"" + entry.user() + "\", \"msg\": \"" + entry.text() + "\"}"));
        return lines.toString();
    }
}
