package praktikum.sim.proxmox.cluster;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import praktikum.sim.machine.Json;
import praktikum.sim.machine.Machine;
import praktikum.sim.machine.certificate.Certificates;
import praktikum.sim.proxmox.api.ApiError;
import praktikum.sim.proxmox.api.ApiResult;
import praktikum.sim.proxmox.corosync.CorosyncConf;
import praktikum.sim.proxmox.corosync.CorosyncConf.Member;
import praktikum.sim.proxmox.guest.GuestApi;
import praktikum.sim.proxmox.node.NodeFigures;
import praktikum.sim.proxmox.storage.StorageApi;
import praktikum.sim.proxmox.task.Task;

/** {@code /cluster/…} and {@code /nodes} as one node sees them. */
public final class ClusterApi {

    private final Machine node;

    public ClusterApi(Machine node) {
        this.node = node;
    }

    public static String digest(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no SHA-1", e);
        }
    }

    private Optional<CorosyncConf> conf() {
        return node.pmxcfs().clustered() ? node.pmxcfs().conf() : Optional.empty();
    }

    /** The names of all nodes: hashes have no order, so neither has this. */
    private List<String> names() {
        List<String> names = new ArrayList<>(conf().map(conf -> conf.members().stream().map(Member::name).toList()).orElse(List.of(node.hostname())));
        Collections.rotate(names, node.name().hashCode() & 1);
        return names;
    }

    private Optional<Machine> peer(String name) {
        return node.world().nodes().stream().filter(other -> other.pmxcfs().nodename().equals(name)).findFirst();
    }

    public ApiResult status() {
        List<Map<String, Object>> list = new ArrayList<>();
        conf().ifPresent(conf -> list.add(new TreeMap<>(Map.of("id", "cluster", "name", conf.clusterName(), "nodes", conf.members().size(),
                "quorate", node.pmxcfs().quorate() ? 1 : 0, "type", "cluster", "version", conf.version()))));
        for (String name : names()) {
            Map<String, Object> fields = new TreeMap<>();
            fields.put("id", "node/" + name);
            node.pmxcfs().address(name).or(() -> conf().isPresent() ? Optional.empty() : node.names().resolve(name).map(Object::toString))
                    .ifPresent(ip -> fields.put("ip", ip));
            fields.put("level", "");
            fields.put("local", name.equals(node.hostname()) ? 1 : 0);
            fields.put("name", name);
            fields.put("nodeid", conf().flatMap(conf -> conf.member(name)).map(Member::id).orElse(0));
            fields.put("online", node.pmxcfs().online(name) ? 1 : 0);
            fields.put("type", "node");
            list.add(fields);
        }
        return ApiResult.of(list, List.of("id", "name", "type", "ip", "level", "local", "nodeid", "nodes", "online", "quorate", "version"),
                "nodeid", "nodes", "version");
    }

    public ApiResult nodes() {
        List<Map<String, Object>> list = new ArrayList<>();
        for (String name : names()) {
            Map<String, Object> fields = row(name);
            fields.remove("cgroup-mode");
            fingerprint(name).ifPresent(text -> fields.put("ssl_fingerprint", text));
            list.add(fields);
        }
        return ApiResult.of(list, List.of("node", "status", "cpu", "level", "maxcpu", "maxmem", "mem", "ssl_fingerprint", "uptime"),
                "cpu", "maxcpu", "maxmem", "mem", "uptime");
    }

    private Optional<String> fingerprint(String name) {
        return node.disk().text("/etc/pve/nodes/" + name + "/pve-ssl.pem").flatMap(Certificates::read).map(Certificates::fingerprint);
    }

    /** Whether what a node told of itself is known: for minutes longer than it is online. */
    private boolean known(String name) {
        return node.pmxcfs().online(name) || node.pmxcfs().statusKept(name);
    }

    private Map<String, Object> row(String name) {
        boolean online = node.pmxcfs().online(name);
        Map<String, Object> fields = new TreeMap<>();
        fields.put("id", "node/" + name);
        if (known(name)) {
            fields.put("cgroup-mode", 2);
            fields.put("level", "");
            fields.put("maxcpu", NodeFigures.PROCESSORS);
            fields.put("maxdisk", NodeFigures.ROOT);
            fields.put("maxmem", NodeFigures.MEMORY);
        }
        fields.put("node", name);
        fields.put("status", online ? "online" : "offline");
        fields.put("type", "node");
        if (online) {
            fields.put("cpu", NodeFigures.load(node));
            fields.put("disk", NodeFigures.ROOT_USED);
            fields.put("mem", NodeFigures.MEMORY_USED);
            fields.put("uptime", peer(name).map(other -> other.uptime().toSeconds()).orElse(0L));
        }
        return fields;
    }

    public ApiResult resources(String type) throws ApiError {
        if (!List.of("", "vm", "storage", "node", "sdn").contains(type)) {
            throw new ApiError(255, "400 Parameter verification failed.\ntype: value '" + type
                    + "' does not have a value in the enumeration 'vm, storage, node, sdn'\npvesh get <api_path> [OPTIONS] [FORMAT_OPTIONS]\n");
        }
        List<Map<String, Object>> list = new ArrayList<>();
        if (type.isEmpty() || type.equals("node")) {
            names().forEach(name -> list.add(row(name)));
        }
        if (type.isEmpty() || type.equals("vm")) {
            names().forEach(name -> list.addAll(new GuestApi(node).resources(name, known(name))));
        }
        if (type.isEmpty() || type.equals("storage")) {
            names().forEach(name -> list.addAll(new StorageApi(node).resources(name, known(name))));
        }
        if (type.isEmpty() || type.equals("sdn")) {
            names().forEach(name -> list.add(new TreeMap<>(node.release().number() >= 9
                    ? Map.of("id", "network/" + name + "/zone/localnetwork", "network", "localnetwork", "network-type", "zone", "node", name, "status", "ok", "type", "network")
                    : Map.of("id", "sdn/" + name + "/localnetwork", "node", name, "sdn", "localnetwork", "status", "ok", "type", "sdn"))));
        }
        return ApiResult.of(list);
    }

    public ApiResult configNodes() {
        List<Map<String, Object>> list = new ArrayList<>();
        conf().ifPresent(conf -> names().forEach(name -> conf.member(name).ifPresent(member -> {
            Map<String, Object> fields = member(member);
            fields.put("node", name);
            list.add(fields);
        })));
        return ApiResult.of(list);
    }

    private static Map<String, Object> member(Member member) {
        Map<String, Object> fields = new TreeMap<>();
        fields.put("name", member.name());
        fields.put("nodeid", String.valueOf(member.id()));
        fields.put("quorum_votes", String.valueOf(member.votes()));
        member.links().forEach((link, address) -> fields.put("ring" + link + "_addr", address));
        return fields;
    }

    public ApiResult totem() {
        return ApiResult.of(conf().map(ClusterApi::totem).orElse(null));
    }

    private static Map<String, Object> totem(CorosyncConf conf) {
        Map<String, Object> fields = new TreeMap<>(conf.totem());
        Map<String, Object> links = new TreeMap<>();
        conf.links().forEach(link -> links.put(String.valueOf(link), Map.of("linknumber", String.valueOf(link))));
        fields.put("interface", links);
        return fields;
    }

    public ApiResult join() {
        CorosyncConf conf = conf().orElseThrow();
        List<Map<String, Object>> nodes = new ArrayList<>();
        conf.members().forEach(member -> {
            Map<String, Object> fields = member(member);
            fingerprint(member.name()).ifPresent(text -> fields.put("pve_fp", text));
            node.pmxcfs().address(member.name()).ifPresent(ip -> fields.put("pve_addr", ip));
            nodes.add(fields);
        });
        return ApiResult.of(new TreeMap<>(Map.of("config_digest", digest(conf.text()), "nodelist", nodes, "preferred_node", node.hostname(), "totem", totem(conf))));
    }

    public ApiResult tasks() {
        List<Map<String, Object>> list = new ArrayList<>();
        for (String name : names()) {
            for (Task task : peer(name).filter(other -> node.pmxcfs().online(name)).map(other -> other.tasks().recent()).orElse(List.of())) {
                Map<String, Object> fields = new TreeMap<>(Map.of("id", task.id(), "node", task.node(), "starttime", task.start().getEpochSecond(),
                        "type", task.type(), "upid", task.upid(), "user", "root@pam"));
                task.end().ifPresent(end -> {
                    fields.put("endtime", end.getEpochSecond());
                    fields.put("status", task.status());
                    fields.put("saved", "1");
                });
                list.add(fields);
            }
        }
        return ApiResult.of(list, List.of("upid"));
    }

    public ApiResult log(int most) {
        List<Map<String, Object>> list = new ArrayList<>();
        node.pmxcfs().log().entries().stream().limit(most).forEach(entry -> list.add(new TreeMap<>(Map.of("id", entry.number() + ":" + entry.node(),
                "uid", String.valueOf(entry.number()), "time", entry.time().getEpochSecond(), "node", entry.node(), "user", entry.user(),
                "pid", entry.pid(), "pri", entry.priority(), "tag", entry.tag(), "msg", entry.text()))));
        return ApiResult.of(list);
    }

    public ApiResult options() {
        Map<String, Object> fields = new TreeMap<>(Map.of("allowed-tags", List.of(), "description", "", "mac_prefix", "BC:24:11"));
        node.disk().textOrEmpty("/etc/pve/datacenter.cfg").lines().filter(line -> line.matches("[a-z_-]+: .*"))
                .forEach(line -> fields.put(line.substring(0, line.indexOf(':')), line.substring(line.indexOf(':') + 1).strip()));
        return ApiResult.of(fields);
    }

    private String quorumWords() {
        return node.pmxcfs().quorate() ? "OK" : "No quorum on node '" + node.hostname() + "'!";
    }

    public ApiResult haCurrent() {
        return ApiResult.of(List.of(new TreeMap<>(Map.of("id", "quorum", "node", node.hostname(), "quorate", node.pmxcfs().quorate() ? 1 : 0,
                "status", quorumWords(), "type", "quorum"))), List.of("id", "node", "status", "type"));
    }

    public Map<String, Object> haManager() {
        return new TreeMap<>(Map.of("manager_status", Map.of("node_status", Map.of()), "quorum", Map.of("node", node.hostname(),
                "quorate", node.pmxcfs().quorate() ? "1" : "0")));
    }

    public String haStatus(boolean verbose) {
        String line = "quorum " + quorumWords() + "\n";
        return verbose ? line + "full cluster state:\n" + Json.pretty(haManager()) + "\n" : line;
    }
}
