package praktikum.check;

import java.net.InetAddress;
import java.time.Duration;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import praktikum.check.ask.CheckExecution;
import praktikum.check.ask.Unmeasured;
import praktikum.check.guest.Container;
import praktikum.check.guest.Guest;
import praktikum.check.guest.GuestPlaces;
import praktikum.check.guest.VirtualMachine;
import praktikum.check.storage.ClientNames;
import praktikum.check.storage.NfsClient;
import praktikum.check.storage.NfsTarget;
import praktikum.check.storage.PoolPlan;
import praktikum.check.storage.StoragePlanEntry;
import praktikum.fact.guest.config.GuestFile;
import praktikum.fact.network.RouteTable;
import praktikum.net.Addresses;
import praktikum.net.Cidr;
import praktikum.site.PlannedMachine;
import praktikum.site.Site;
import praktikum.site.plan.BondPlan;
import praktikum.site.plan.GuestKind;
import praktikum.site.plan.LimitsPlan;
import praktikum.site.plan.Virtualisation;
import praktikum.text.Message;

/** The planned cluster as a check sees it. */
public final class Cluster {

    private final Site site;
    private final CheckExecution execution;
    private final List<Node> nodes;

    /** The cluster as one check in one round sees it. */
    public Cluster(Site site, CheckExecution execution) {
        this.site = site;
        this.execution = execution;
        this.nodes = site.nodes().stream().map(planned -> new Node(planned, site.plan().network().prefix(), execution)).toList();
    }

    /** Its planned name. */
    public String name() {
        return site.plan().cluster();
    }

    /** The planned bridge of every node, such as {@code vmbr0}. */
    public String bridge() {
        return site.plan().network().bridge();
    }

    /** The planned time zone; empty: any, but one. */
    public Optional<String> timeZone() {
        return site.plan().timeZone();
    }

    /** Whether the nodes are declared to run on bare metal; otherwise they are virtual machines themselves. */
    public boolean bareMetal() {
        return site.plan().virtualisation() == Virtualisation.BARE_METAL;
    }

    /** The planned storage network. */
    public Optional<Cidr> storageNetwork() {
        return site.plan().network().storage();
    }

    /** The planned default gateway. */
    public InetAddress gateway() {
        return site.plan().network().gateway();
    }

    /** The planned name server. */
    public InetAddress nameServer() {
        return site.plan().network().dns();
    }

    /** What the round trips between two nodes may take on average. */
    public Duration averageLimit() {
        return limits().average();
    }

    /** What one round trip may take. */
    public Duration maximumLimit() {
        return limits().maximum();
    }

    /** How many megabits per second one TCP stream between two nodes must carry. */
    public long megabitLimit() {
        return limits().megabits();
    }

    /** For how long nobody may get an answer from a virtual machine that moves. */
    public Duration interruptionLimit() {
        return limits().interruption();
    }

    private LimitsPlan limits() {
        return site.plan().section(LimitsPlan.class).orElse(LimitsPlan.USUAL);
    }

    /** The mode of the bond below the bridge, where one is planned. */
    public Optional<String> bondMode() {
        return site.plan().section(BondPlan.class).map(BondPlan::mode);
    }

    /** The pools planned on a node. */
    public List<PoolPlan> pools(Node node) {
        return site.storage().pools().stream().filter(pool -> pool.on(node.name())).map(PoolPlan::new).toList();
    }

    /** The planned storages of a type, such as {@code nfs}. */
    public List<StoragePlanEntry> storages(String type) {
        var plan = site.storage();
        return plan.of(type).stream().map(storage -> new StoragePlanEntry(storage, plan)).toList();
    }

    /** The DNS domain of the nodes. */
    public String domain() {
        return site.plan().network().domain();
    }

    /** The planned storages of which each node has its own. */
    public List<StoragePlanEntry> localStorages() {
        var plan = site.storage();
        return plan.storages().stream().filter(storage -> !storage.shared()).map(storage -> new StoragePlanEntry(storage, plan)).toList();
    }

    /** The planned containers. */
    public List<Container> containers() {
        return site.guests(GuestKind.CONTAINER).stream().map(guest -> new Container(guest, places())).toList();
    }

    /** The planned virtual machines. */
    public List<VirtualMachine> machines() {
        return site.guests(GuestKind.VM).stream().map(guest -> new VirtualMachine(guest, places())).toList();
    }

    /** All planned guests. */
    public List<Guest> guests() {
        return Stream.<Guest>concat(containers().stream(), machines().stream()).toList();
    }

    private GuestPlaces places() {
        return new GuestPlaces(this::guestFile, name -> nodes.stream().filter(node -> node.name().equals(name)).findFirst()
                .map(Node::answers));
    }

    /** The file of a guest as most nodes see it: one that is alone keeps what it saw last. */
    private Optional<GuestFile> guestFile(long id) {
        var names = nodes.stream().map(Node::name).toList();
        var views = each(node -> node.cluster().guestFile(id, names)).values();
        return views.stream().max(Comparator.comparing(view -> Collections.frequency(views, view)))
                .orElseThrow(() -> new Unmeasured(Message.of("check.guest.nobody-tells", name())));
    }

    /** All planned nodes, in the site's order. */
    public List<Node> nodes() {
        return nodes;
    }

    /** All nodes but one. */
    public List<Node> others(Node one) {
        return nodes.stream().filter(node -> !node.equals(one)).toList();
    }

    /** The planned NFS server, which is no node; empty where the site names none. */
    public Optional<NfsServer> nfsServer() {
        return site.nfs().map(planned -> new NfsServer(planned, execution));
    }

    /** The nodes as an NFS server sees them, those that tell from which of their addresses they come to it. */
    public List<NfsClient> nfsClients(NfsServer server) {
        var sources = each(node -> node.network().towards(server.inet()).flatMap(RouteTable.Hop::source).orElse(node.inet()));
        var called = clientNames(server);
        return sources.entrySet().stream().map(source -> new NfsClient(source.getKey().name(), source.getValue(),
                Stream.concat(names(source.getKey()), called.of(source.getValue()).stream()).toList())).toList();
    }

    /** What the NFS server makes of names in its export that are none of the nodes', and of those that it does not export to. */
    public ClientNames clientNames(NfsServer server) {
        return server.storage().clientNames(server.export(), nodes.stream().flatMap(this::names).toList());
    }

    private Stream<String> names(Node node) {
        return Stream.of(node.name(), node.name() + "." + domain());
    }

    /** Where a planned storage of type {@code nfs} lies; the planned NFS server may be called by its name. */
    public NfsTarget nfsTarget(StoragePlanEntry storage) {
        var server = storage.target().get("server");
        return new NfsTarget(server, Addresses.parse(server).or(() -> site.nfs().filter(planned -> server.equalsIgnoreCase(planned.name())
                || server.equalsIgnoreCase(planned.name() + "." + domain())).map(PlannedMachine::address)), storage.target().get("export"));
    }

    /**
     * Asks every node the same, for checks that compare views. A node that cannot be measured is left out here; it
     * shows up as not measured where it is judged itself.
     */
    public <T> Map<Node, T> each(Function<Node, T> reading) {
        return each(nodes, reading);
    }

    /** The same of some machines only. */
    public <M extends Machine, T> Map<M, T> each(List<M> some, Function<M, T> reading) {
        var values = new LinkedHashMap<M, T>();
        CheckExecution.forEach(some, machine -> {
            try {
                return Optional.of(reading.apply(machine));
            } catch (Unmeasured unmeasured) {
                return Optional.<T>empty();
            }
        }).forEach((machine, value) -> value.ifPresent(known -> values.put(machine, known)));
        return values;
    }

    CheckExecution execution() {
        return execution;
    }
}
