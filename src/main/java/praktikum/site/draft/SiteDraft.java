package praktikum.site.draft;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import praktikum.net.Addresses;
import praktikum.site.ImportedMachine;
import praktikum.site.file.SiteFile;
import praktikum.site.file.SiteReading;
import praktikum.site.plan.Virtualisation;
import praktikum.site.schema.ValueKind;
import praktikum.site.ssh.SshConfig;

/**
 * A site that is not complete yet: what {@code init} has been told or has imported so far. Immutable; each step gives a new one.
 *
 * @param plan what has been said about the plan
 * @param user the login name for all nodes
 * @param keys private key files, as a person writes them
 * @param jump a machine to go through, {@code USER@HOST:PORT}
 */
public record SiteDraft(List<Entry> nodes, Map<PlanQuestion, String> plan, Optional<String> user, List<String> keys, Optional<String> jump,
        Virtualisation virtualisation) {

    /**
     * A node.
     *
     * @param address its planned address, empty where nobody has said one yet
     * @param login where SSH connects where that is not the planned address
     */
    public record Entry(String name, Optional<String> address, Optional<String> login, Optional<Integer> port, Optional<String> user) {
    }

    public SiteDraft {
        nodes = List.copyOf(nodes);
        plan = Map.copyOf(plan);
        keys = List.copyOf(keys);
    }

    /** Nothing said yet. */
    public static SiteDraft empty() {
        return new SiteDraft(List.of(), Map.of(), Optional.empty(), List.of(), Optional.empty(), Virtualisation.BARE_METAL);
    }

    /**
     * What an import gives. A machine's name is the first label of what the source calls it; its address is the planned one where it
     * is a literal that a machine can have on a network, else only where SSH connects. Machines without a usable name are left out.
     */
    public static SiteDraft of(List<ImportedMachine> machines) {
        var usable = machines.stream().filter(machine -> usable(machine.name())).toList();
        var users = usable.stream().map(ImportedMachine::user).distinct().toList();
        var common = users.size() == 1 ? users.getFirst() : Optional.<String>empty();
        var keys = usable.stream().flatMap(machine -> machine.keys().stream()).distinct().toList();
        return new SiteDraft(usable.stream().map(machine -> entry(machine, common.isEmpty())).toList(), Map.of(), common, keys,
                Optional.empty(), Virtualisation.BARE_METAL);
    }

    private static Entry entry(ImportedMachine machine, boolean ownUser) {
        var planned = machine.address().filter(address -> Addresses.exact(address).filter(Addresses::ofMachine).isPresent());
        return new Entry(label(machine.name()), planned, planned.isPresent() ? Optional.empty() : machine.address(),
                machine.port().filter(port -> port != 22), ownUser ? machine.user() : Optional.empty());
    }

    /** Whether a machine that a source calls so can be a node: the first label is a host name. */
    public static boolean usable(String name) {
        return ValueKind.NAME.allows(label(name));
    }

    private static String label(String name) {
        return name.toLowerCase(Locale.ROOT).split("\\.", 2)[0];
    }

    /** With another list of nodes. */
    public SiteDraft withNodes(List<Entry> nodes) {
        return new SiteDraft(nodes, plan, user, keys, jump, virtualisation);
    }

    /** With one more node at an address. */
    public SiteDraft withNode(String name, String address) {
        var more = new ArrayList<>(nodes);
        more.add(new Entry(name, Optional.of(address), Optional.empty(), Optional.empty(), Optional.empty()));
        return withNodes(more);
    }

    /** With a value of the plan. */
    public SiteDraft with(PlanQuestion field, String value) {
        var more = new EnumMap<PlanQuestion, String>(PlanQuestion.class);
        more.putAll(plan);
        more.put(field, value);
        return new SiteDraft(nodes, more, user, keys, jump, virtualisation);
    }

    /** With a way to log in. */
    public SiteDraft withLogin(Optional<String> user, List<String> keys, Optional<String> jump) {
        return new SiteDraft(nodes, plan, user, keys, jump, virtualisation);
    }

    /** With what the nodes run on. */
    public SiteDraft on(Virtualisation virtualisation) {
        return new SiteDraft(nodes, plan, user, keys, jump, virtualisation);
    }

    /** What could be meant for a value of the plan, from what is known so far. */
    public Optional<String> suggestion(PlanQuestion field) {
        return Optional.ofNullable(plan.get(field)).or(() -> field.suggestion(this));
    }

    /**
     * The site, or everything that is still wrong or missing; lines mean nothing here. What guests there are usually is said in it, for
     * nobody but people can tell whether their addresses are free.
     */
    public SiteReading site() {
        var document = new DraftDocument(this).fields();
        return switch (SiteFile.judge("site.yaml", document, SshConfig.none(), Path.of(System.getProperty("user.home")))) {
            case SiteReading.Ready ready -> new SiteReading.Ready(ready.site().sayingGuests(), ready.warnings());
            case SiteReading.Wrong wrong -> wrong;
        };
    }
}
