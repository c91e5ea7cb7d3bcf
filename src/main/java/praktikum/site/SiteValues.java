package praktikum.site;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import praktikum.net.Addresses;
import praktikum.site.plan.GuestKind;
import praktikum.site.plan.Plan;

/** What a site fills into lab pages: {@code ${word.word}}. Every value is safe in a command because the schema says so. */
public final class SiteValues {

    /**
     * All names there can be. {@code N} stands for a number from 1; {@code node.…} is the node an action runs on;
     * {@code container.…} and {@code vm.…} the guest it is about; {@code linkN}, {@code network.storage}, {@code time.zone}, {@code nfs.…}
     * and guests are there only where the site plans them.
     */
    public static final List<String> NAMES = Stream.concat(
            Plan.TOPICS.stream().flatMap(topic -> topic.valueNames().stream()),
            Stream.of("nodes.count", "hosts.lines", "nodeN.name", "nodeN.address", "nodeN.linkN", "node.name", "node.address",
                    "node.linkN", "nfs.name", "nfs.address", "nfs.export", "nfs.clients")).toList();

    private SiteValues() {
    }

    /** Whether a lab page may use the name. */
    public static boolean knows(String name) {
        return NAMES.stream().anyMatch(known -> name.matches(known.replace(".", "\\.").replace("N", "[1-9][0-9]?")));
    }

    /**
     * The values of a site. {@code hosts.lines} are lines of {@code /etc/hosts}, one per node: {@code ADDRESS NAME.DOMAIN NAME};
     * {@code nfs.clients} are those of the NFS server, one a line, as exports(5) has them.
     */
    public static Map<String, String> of(Site site) {
        var values = new LinkedHashMap<String, String>();
        site.plan().sections().forEach(section -> values.putAll(section.pageValues()));
        values.putAll(site.storage().pageValues());
        values.put("nodes.count", Integer.toString(site.nodes().size()));
        values.put("hosts.lines", site.nodes().stream()
                .map(node -> Addresses.text(node.address()) + " " + node.name() + "." + site.plan().network().domain() + " " + node.name())
                .collect(Collectors.joining("\n")));
        for (var i = 0; i < site.nodes().size(); i++) {
            put(values, "node" + (i + 1), site.nodes().get(i));
        }
        guests(values, site);
        site.nfs().ifPresent(server -> {
            values.put("nfs.name", server.name());
            values.put("nfs.address", Addresses.text(server.address()));
            values.put("nfs.export", server.export());
            values.put("nfs.clients", clients(site, server));
        });
        return values;
    }

    private static void guests(Map<String, String> values, Site site) {
        var guests = site.guests();
        values.put("guests.addresses", guests.stream().map(guest -> Addresses.text(guest.address())).collect(Collectors.joining(" ")));
        values.put("guests.table", guests.stream().map(SiteValues::row).collect(Collectors.joining("\n")));
        for (var kind : GuestKind.values()) {
            var some = site.guests(kind);
            for (var i = 0; i < some.size(); i++) {
                put(values, kind.word() + (i + 1), some.get(i));
            }
        }
    }

    private static String row(PlannedGuest guest) {
        return String.format("%-10s %9d  %-15s  %2d CPU  %5d MiB  %-15s  %s", guest.kind().word(), guest.id(), guest.name(),
                guest.cores(), guest.memory(), guest.storage().orElse("–"), guest.network().cidr());
    }

    private static void put(Map<String, String> values, String prefix, PlannedGuest guest) {
        guest.pageValues().forEach((name, value) -> values.put(prefix + "." + name, value));
    }

    /** Who may mount the export: the storage network where the server is in it, since only the nodes are; else each node. */
    private static String clients(Site site, PlannedNfsServer server) {
        var nodes = site.nodes().stream().map(node -> Addresses.text(node.address())).collect(Collectors.joining("\n"));
        return site.plan().network().storage().filter(network -> network.contains(server.address()))
                .map(network -> network.subnet().toString()).orElse(nodes);
    }

    /** The values of a site where an action runs on one of its machines; {@code node.…} only where that is a node. */
    public static Map<String, String> of(Site site, PlannedMachine machine) {
        var values = new LinkedHashMap<>(of(site));
        if (machine instanceof PlannedNode node) {
            put(values, "node", node);
        }
        return values;
    }

    /** The values where an action is about one of its guests: {@code container.…} or {@code vm.…} are those of it. */
    public static Map<String, String> of(Site site, PlannedGuest guest) {
        var values = new LinkedHashMap<>(of(site));
        put(values, guest.kind().word(), guest);
        return values;
    }

    private static void put(Map<String, String> values, String prefix, PlannedNode node) {
        values.put(prefix + ".name", node.name());
        values.put(prefix + ".address", Addresses.text(node.address()));
        for (var i = 0; i < node.links().size(); i++) {
            values.put(prefix + ".link" + (i + 1), Addresses.text(node.links().get(i)));
        }
    }
}
