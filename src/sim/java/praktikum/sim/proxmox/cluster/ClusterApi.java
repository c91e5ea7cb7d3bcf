package praktikum.sim.proxmox.cluster;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import praktikum.sim.machine.Machine;
import praktikum.sim.machine.network.NameResolver;
import praktikum.sim.proxmox.api.ApiError;
import praktikum.sim.proxmox.api.ApiResult;
import praktikum.sim.proxmox.api.ApiSource;
import praktikum.sim.proxmox.api.ClusterResources;
import praktikum.sim.proxmox.api.Digest;
import praktikum.sim.proxmox.corosync.CorosyncConf;
import praktikum.sim.proxmox.corosync.CorosyncConf.Member;
import praktikum.sim.proxmox.pmxcfs.ClusterView;
import praktikum.sim.proxmox.pmxcfs.Pmxcfs;

/** {@code /cluster/…} and {@code /nodes} as one node sees them. */
final class ClusterApi {

    private final Machine node;
    private final ClusterView view;

    ClusterApi(Machine node) {
        this.node = node;
        this.view = new ClusterView(node);
    }

    ApiResult status() {
        List<Map<String, Object>> list = new ArrayList<>();
        view.conf().ifPresent(conf -> list.add(new TreeMap<>(Map.of("id", "cluster", "name", conf.clusterName(), "nodes", conf.members()
                .size(),
                "quorate", Pmxcfs.of(node).quorate() ? 1 : 0, "type", "cluster", "version", conf.version()))));
        for (String name : view.names()) {
            Map<String, Object> fields = new TreeMap<>();
            fields.put("id", "node/" + name);
            Pmxcfs.of(node).address(name).or(() -> view.conf().isPresent() ? Optional.empty() : NameResolver.of(node).resolve(name)
                    .map(Object::toString))
                    .ifPresent(ip -> fields.put("ip", ip));
            fields.put("level", "");
            fields.put("local", name.equals(node.hostname()) ? 1 : 0);
            fields.put("name", name);
            fields.put("nodeid", view.conf().flatMap(conf -> conf.member(name)).map(Member::id).orElse(0));
            fields.put("online", Pmxcfs.of(node).online(name) ? 1 : 0);
            fields.put("type", "node");
            list.add(fields);
        }
        return ApiResult.of(list, List.of("id", "name", "type", "ip", "level", "local", "nodeid", "nodes", "online", "quorate", "version"),
                "nodeid", "nodes", "version");
    }

    ApiResult resources(String type) throws ApiError {
        if (!List.of("", "vm", "storage", "node", "sdn").contains(type)) {
            throw new ApiError(255, "400 Parameter verification failed.\ntype: value '" + type
                    + "' does not have a value in the enumeration 'vm, storage, node, sdn'\npvesh get <api_path> [OPTIONS] "
                    + "[FORMAT_OPTIONS]\n");
        }
        List<Map<String, Object>> list = new ArrayList<>();
        node.world().topics().that(ApiSource.class).stream().flatMap(topic -> topic.resources().stream())
                .filter(one -> type.isEmpty() || type.equals(one.type())).sorted(Comparator.comparingInt(ClusterResources::order))
                .forEach(one -> view.names().forEach(name -> list.addAll(one.rows().of(node, name))));
        return ApiResult.of(list);
    }

    ApiResult configNodes() {
        List<Map<String, Object>> list = new ArrayList<>();
        view.conf().ifPresent(conf -> view.names().forEach(name -> conf.member(name).ifPresent(member -> {
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

    ApiResult totem() {
        return ApiResult.of(view.conf().map(ClusterApi::totem).orElse(null));
    }

    private static Map<String, Object> totem(CorosyncConf conf) {
        Map<String, Object> fields = new TreeMap<>(conf.totem());
        Map<String, Object> links = new TreeMap<>();
        conf.links().forEach(link -> links.put(String.valueOf(link), Map.of("linknumber", String.valueOf(link))));
        fields.put("interface", links);
        return fields;
    }

    ApiResult join() {
        CorosyncConf conf = view.conf().orElseThrow();
        List<Map<String, Object>> nodes = new ArrayList<>();
        conf.members().forEach(member -> {
            Map<String, Object> fields = member(member);
            view.fingerprint(member.name()).ifPresent(text -> fields.put("pve_fp", text));
            Pmxcfs.of(node).address(member.name()).ifPresent(ip -> fields.put("pve_addr", ip));
            nodes.add(fields);
        });
        return ApiResult.of(new TreeMap<>(Map.of("config_digest", Digest.sha1(conf.text()), "nodelist", nodes, "preferred_node",
                node.hostname(), "totem", totem(conf))));
    }

    ApiResult log(int most) {
        List<Map<String, Object>> list = new ArrayList<>();
        Pmxcfs.of(node).log().entries().stream().limit(most)
                .forEach(entry -> list.add(new TreeMap<>(Map.of("id", entry.number() + ":" + entry.node(),
                "uid", String.valueOf(entry.number()), "time", entry.time().getEpochSecond(), "node", entry.node(), "user", entry.user(),
                "pid", entry.pid(), "pri", entry.priority(), "tag", entry.tag(), "msg", entry.text()))));
        return ApiResult.of(list);
    }
}
