package praktikum.sim.proxmox.node;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import praktikum.sim.machine.Machine;
import praktikum.sim.machine.packages.Packages;
import praktikum.sim.machine.storage.Swap;
import praktikum.sim.machine.unit.Unit;
import praktikum.sim.machine.unit.Units;
import praktikum.sim.proxmox.api.ApiResult;
import praktikum.sim.proxmox.api.Digest;

/** {@code /nodes/NODE/…}: status, version, services, time, dns, hosts, subscription. */
final class NodeApi {

    private static final List<String> SERVICES_8 = List.of("chrony", "corosync", "cron", "ksmtuned", "postfix", "pve-cluster",
            "pve-firewall",
            "pve-ha-crm", "pve-ha-lrm", "pvedaemon", "pvefw-logger", "pveproxy", "pvescheduler", "pvestatd", "spiceproxy", "sshd", "syslog",
            "systemd-journald", "systemd-timesyncd");
    private static final List<String> SERVICES_9 = List.of("chrony", "corosync", "cron", "ksmtuned", "lxcfs", "postfix",
            "proxmox-firewall", "pve-cluster",
            "pve-firewall", "pve-ha-crm", "pve-ha-lrm", "pve-lxc-syscalld", "pvedaemon", "pvefw-logger", "pveproxy", "pvescheduler",
            "pvestatd",
            "qmeventd", "spiceproxy", "sshd", "syslog", "systemd-journald", "systemd-timesyncd");

    private final Machine node;

    NodeApi(Machine node) {
        this.node = node;
    }

    Map<String, Object> version() {
        String version = Packages.of(node).manager();
        String[] parts = version.split("\\.");
        return new TreeMap<>(Map.of("release", parts.length > 1 ? parts[0] + "." + parts[1] : version, "repoid", node.release()
                .id(version), "version", version));
    }

    Map<String, Object> status() {
        boolean intel = node.hardware().intel();
        Map<String, Object> cpu = new TreeMap<>();
        cpu.put("cores", NodeFigures.PROCESSORS);
        cpu.put("cpus", NodeFigures.PROCESSORS);
        cpu.put("sockets", 1);
        cpu.put("user_hz", 100);
        cpu.put("mhz", "3200.000");
        cpu.put("hvm", node.hardware().virtualisation() ? "1" : "");
        cpu.put("model", line("model name"));
        cpu.put("flags", line("flags"));
        if (node.release().number() >= 9) {
            cpu.put("family", "6");
            cpu.put("vendor", intel ? "GenuineIntel" : "AuthenticAMD");
        }
        Map<String, Object> memory = new TreeMap<>(Map.of("total", NodeFigures.MEMORY, "used", NodeFigures.MEMORY_USED, "free",
                NodeFigures.MEMORY - NodeFigures.MEMORY_USED - 500_000_000L));
        if (node.release().number() >= 9) {
            memory.put("available", NodeFigures.MEMORY - NodeFigures.MEMORY_USED);
        }
        String version = "#1 SMP PREEMPT_DYNAMIC PMX " + node.kernel().replace("-pve", "");
        Map<String, Object> status = new TreeMap<>();
        status.put("boot-info", Map.of("mode", "efi", "secureboot", 0));
        status.put("cpu", NodeFigures.load(node));
        status.put("cpuinfo", cpu);
        status.put("current-kernel", Map.of("machine", "x86_64", "release", node.kernel(), "sysname", "Linux", "version", version));
        status.put("idle", 0);
        status.put("ksm", Map.of("shared", 0));
        status.put("kversion", "Linux " + node.kernel() + " " + version);
        status.put("loadavg", List.of("0.12", "0.09", "0.04"));
        status.put("memory", memory);
        status.put("pveversion", "pve-manager/" + Packages.of(node).manager() + "/" + node.release().id(Packages.of(node).manager()));
        NodeFigures.root(node).ifPresent(root -> status.put("rootfs", Map.of("avail", root.available(), "free", root.size() - root.used(),
                "total", root.size(), "used", root.used())));
        long swap = Swap.of(node).total();
        status.put("swap", Map.of("free", swap, "total", swap, "used", 0));
        status.put("uptime", node.uptime().toSeconds());
        status.put("wait", 0);
        return status;
    }

    private String line(String field) {
        return node.disk().textOrEmpty("/proc/cpuinfo").lines().filter(line -> line.startsWith(field)).findFirst()
                .map(line -> line.substring(line.indexOf(':') + 1).strip()).orElse("");
    }

    ApiResult services() {
        List<Map<String, Object>> services = new ArrayList<>();
        for (String name : node.release().number() >= 9 ? SERVICES_9 : SERVICES_8) {
            Optional<Unit> unit = Units.of(node).get(name);
            Map<String, Object> entry = new TreeMap<>();
            entry.put("service", name);
            entry.put("name", name);
            entry.put("desc", unit.map(Unit::description).orElse(name + ".service"));
            entry.put("state", unit.map(Unit::sub).orElse("dead"));
            entry.put("active-state", unit.map(one -> one.active().word()).orElse("inactive"));
            entry.put("unit-state", unit.map(one -> one.file().word()).orElse("not-found"));
            services.add(entry);
        }
        return ApiResult.of(services, List.of("active-state", "desc", "name", "service", "state", "unit-state"));
    }

    Map<String, Object> time() {
        var zone = node.clock().zone();
        long now = node.now().getEpochSecond();
        Map<String, Object> time = new LinkedHashMap<>();
        time.put("localtime", now + zone.getRules().getOffset(node.now()).getTotalSeconds());
        time.put("time", now);
        time.put("timezone", zone.getId().equals("Z") ? "UTC" : zone.getId());
        return time;
    }

    Map<String, Object> dns() {
        Map<String, Object> dns = new TreeMap<>();
        int number = 0;
        for (String line : node.disk().textOrEmpty("/etc/resolv.conf").split("\n")) {
            if (line.startsWith("search ")) {
                dns.put("search", line.substring(7).strip());
            } else if (line.startsWith("nameserver ") && number < 3) {
                dns.put("dns" + ++number, line.substring(11).strip());
            }
        }
        return dns;
    }

    Map<String, Object> hosts() {
        String text = node.disk().textOrEmpty("/etc/hosts");
        return new TreeMap<>(Map.of("data", text, "digest", Digest.sha1(text)));
    }

    Map<String, Object> subscription() {
        Optional<String> key = node.disk().text("/etc/subscription");
        if (key.isPresent()) {
            return new TreeMap<>(Map.of("status", "active", "key", key.get().lines().findFirst().orElse(""), "level", "c", "productname",
                    "Proxmox VE Community Subscription 1 CPU/year"));
        }
        return new TreeMap<>(Map.of("message", "There is no subscription key", "serverid", node.disk().line("/etc/machine-id")
                .toUpperCase(Locale.ROOT),
                "status", "notfound", "url", "https://www.proxmox.com/en/proxmox-virtual-environment/pricing"));
    }
}
