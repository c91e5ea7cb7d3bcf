package praktikum.sim.proxmox.corosync;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import praktikum.sim.machine.InstantCommand;
import praktikum.sim.machine.Machine;
import praktikum.sim.machine.command.Answer;
import praktikum.sim.proxmox.corosync.CorosyncConf.Member;
import praktikum.sim.shell.Call;

/** {@code corosync-cmapctl}: all keys, those with a prefix, or {@code -g KEY}. */
public final class CorosyncCmapctl implements InstantCommand {

    @Override
    public Answer answer(Call call, Machine node) {
        List<String> args = call.args();
        if (!Corosync.of(node).running()) {
            return Answer.fail(1, "Failed to initialize the cmap API. Error CS_ERR_LIBRARY\n");
        }
        Map<String, String> keys = keys(Corosync.of(node));
        if (!args.isEmpty() && args.getFirst().equals("-g")) {
            String key = args.size() > 1 ? args.get(1) : "";
            return keys.containsKey(key) ? Answer.ok(key + " " + keys.get(key) + "\n")
                    : Answer.fail(1, "Can't get key " + key + ". Error CS_ERR_NOT_EXIST\n");
        }
        if (args.stream().anyMatch(arg -> arg.startsWith("-"))) {
            return Answer.unsupported("corosync-cmapctl", args.getFirst());
        }
        var text = new StringBuilder();
        keys.forEach((key, value) -> {
            if (args.isEmpty() || args.stream().anyMatch(key::startsWith)) {
                text.append(key).append(' ').append(value).append('\n');
            }
        });
        return Answer.ok(text.toString());
    }

    private static Map<String, String> keys(Corosync corosync) {
        CorosyncConf conf = corosync.conf().orElseThrow();
        Map<String, String> keys = new TreeMap<>();
        text(keys, "logging.debug", "off");
        text(keys, "logging.to_syslog", "yes");
        text(keys, "quorum.provider", "corosync_votequorum");
        text(keys, "runtime.force_gather", "no");
        constants(keys);
        if (corosync.reloaded()) {
            keys.put("config.reload_in_progress", "(u8) = 0");
            keys.put("config.reload_status", "(i32) = 1");
            keys.put("config.totemconfig_reload_in_progress", "(u8) = 0");
        }
        List<String> services = List.of("cmap", "cfg", "cpg", "quorum", "pload", "votequorum", "mon", "wd");
        for (int i = 0; i < services.size(); i++) {
            text(keys, "internal_configuration.service." + i + ".name", "corosync_" + services.get(i));
            number(keys, "internal_configuration.service." + i + ".ver", 0);
        }
        List<Member> members = conf.members();
        for (int i = 0; i < members.size(); i++) {
            Member member = members.get(i);
            String node = "nodelist.node." + i + ".";
            text(keys, node + "name", member.name());
            number(keys, node + "nodeid", member.id());
            number(keys, node + "quorum_votes", member.votes());
            member.links().forEach((link, address) -> text(keys, node + "ring" + link + "_addr", address));
            if (member.id() == corosync.id()) {
                number(keys, "nodelist.local_node_pos", i);
            }
        }
        totem(keys, conf);
        corosync.ring().orElseThrow().members().keySet().forEach(id -> conf.member(id).ifPresent(member -> {
            String prefix = "runtime.members." + id + ".";
            keys.put(prefix + "config_version", "(u64) = " + conf.version());
            List<String> rings = new ArrayList<>();
            new TreeMap<>(member.links()).forEach((link, address) -> rings.add("r(" + link + ") ip(" + address + ") "));
            text(keys, prefix + "ip", String.join("", rings));
            number(keys, prefix + "join_count", 1);
            text(keys, prefix + "status", "joined");
        }));
        number(keys, "runtime.votequorum.ev_barrier", corosync.expectedVotes());
        number(keys, "runtime.votequorum.highest_node_id", members.stream().mapToInt(Member::id).max().orElse(0));
        number(keys, "runtime.votequorum.lowest_node_id", members.stream().mapToInt(Member::id).min().orElse(0));
        number(keys, "runtime.votequorum.this_node_id", corosync.id());
        return keys;
    }

    // How corosync derives its other timers from the token: totemconfig.c.
    private static void totem(Map<String, String> keys, CorosyncConf conf) {
        int token = conf.token();
        number(keys, "runtime.config.totem.token", token);
        number(keys, "runtime.config.totem.consensus", conf.consensus());
        number(keys, "runtime.config.totem.token_retransmit", (int) (token / (4 + 0.2)));
        number(keys, "runtime.config.totem.hold", (int) (token / (4 + 0.2) * 0.8) - 10);
        number(keys, "runtime.config.totem.join", 50);
        number(keys, "runtime.config.totem.merge", 200);
        number(keys, "runtime.config.totem.downcheck", 1000);
        number(keys, "runtime.config.totem.token_warning", 75);
        number(keys, "runtime.config.totem.token_retransmits_before_loss_const", 4);
        number(keys, "runtime.config.totem.window_size", 50);
        number(keys, "runtime.config.totem.max_messages", 17);
        conf.links().forEach(link -> {
            number(keys, "runtime.config.totem.interface." + link + ".knet_ping_interval", token >= 3650 ? token / 4 : 750);
            number(keys, "runtime.config.totem.interface." + link + ".knet_ping_timeout", token >= 3650 ? token / 2 : 1500);
        });
        conf.totem().forEach((key, value) -> text(keys, "totem." + key, value));
        conf.links().forEach(link -> conf.members().stream().filter(member -> member.links().containsKey(link)).findFirst()
                .ifPresent(member -> text(keys, "totem.interface." + link + ".bindnetaddr", member.links().get(link))));
    }

    // What corosync 3.1 has whatever is configured; the resources belong to its services mon and wd.
    private static void constants(Map<String, String> keys) {
        for (String resource : List.of("load_15min.current (dbl) = 0.000000", "memory_used.current (i32) = 0")) {
            String name = "resources.system." + resource.substring(0, resource.indexOf('.'));
            keys.put(name + ".current", resource.substring(resource.indexOf(' ') + 1));
            keys.put(name + ".last_updated", "(u64) = 0");
            keys.put(name + ".poll_period", "(u64) = 3000");
            text(keys, name + ".state", "stopped");
        }
        number(keys, "resources.watchdog_timeout", 6);
        text(keys, "runtime.blackbox.dump_flight_data", "no");
        text(keys, "runtime.blackbox.dump_state", "no");
        String totem = "runtime.config.totem.";
        Map.of("block_unlisted_ips", 1, "cancel_token_hold_on_retransmit", 0, "fail_recv_const", 2500, "heartbeat_failures_allowed", 0,
                "knet_mtu", 0, "knet_pmtud_interval", 30, "max_network_delay", 50, "miss_count_const", 5, "send_join", 0,
                "seqno_unchanged_const", 30).forEach((key, value) -> number(keys, totem + key, value));
        keys.put(totem + "knet_compression_level", "(i32) = 0");
        text(keys, totem + "knet_compression_model", "none");
        number(keys, totem + "knet_compression_threshold", 0);
    }

    private static void text(Map<String, String> keys, String key, String value) {
        keys.put(key, "(str) = " + value);
    }

    private static void number(Map<String, String> keys, String key, int value) {
        keys.put(key, "(u32) = " + value);
    }
}
