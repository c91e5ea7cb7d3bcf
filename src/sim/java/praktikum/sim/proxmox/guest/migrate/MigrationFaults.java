package praktikum.sim.proxmox.guest.migrate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import praktikum.sim.fault.Fault;
import praktikum.sim.machine.Machine;
import praktikum.sim.machine.network.Ifupdown;
import praktikum.sim.machine.network.Nics;
import praktikum.sim.proxmox.guest.config.GuestConfig;
import praktikum.sim.proxmox.guest.config.GuestError;
import praktikum.sim.proxmox.guest.config.GuestFiles;
import praktikum.sim.proxmox.guest.config.GuestKind;
import praktikum.sim.proxmox.guest.run.GuestHost;
import praktikum.sim.proxmox.guest.run.RunningGuest;
import praktikum.sim.proxmox.pmxcfs.ClusterView;
import praktikum.sim.proxmox.storage.GuestVolumes;
import praktikum.sim.proxmox.storage.VolumeDisk;
import praktikum.sim.proxmox.storage.config.StorageError;
import praktikum.sim.proxmox.storage.plugin.StorageOutput;

/** What keeps virtual machines from moving, and what moving leaves behind. */
final class MigrationFaults {

    private static final String DATACENTER = "/etc/pve/datacenter.cfg";
    private static final String OWN_BRIDGE = "vmbr7";

    private MigrationFaults() {
    }

    /** A virtual machine of the cluster. */
    private record Vm(String node, int id, GuestConfig config) {
    }

    static List<Fault> all() {
        return List.of(
                of("processor-of-the-node", node -> {
                    edit(node, config -> config.with("cpu", "host"));
                    node.hardware(node.hardware().withIntel(!node.hardware().intel()));
                }),
                of("processor-too-new", node -> edit(node, config -> config.with("cpu", "x86-64-v3"))),
                of("device-of-the-node", node -> edit(node, config -> config.with("usb0", "host=0951:1666"))),
                of("migration-lock-left", node -> edit(node, config -> config.with("lock", "migrate"))),
                of("card-on-own-bridge", node -> vms(node).forEach(vm -> {
                    bridge(new ClusterView(node).peer(vm.node()).orElse(node));
                    write(node, vm, vm.config().with("net1", "virtio=BC:24:11:7E:00:01,bridge=" + OWN_BRIDGE));
                })),
                of("bridge-down-elsewhere", node -> {
                    new ClusterView(node).names().forEach(name -> new ClusterView(node).peer(name).ifPresent(MigrationFaults::bridge));
                    vms(node).forEach(vm -> write(node, vm, vm.config().with("net1", "virtio=BC:24:11:7E:00:01,bridge=" + OWN_BRIDGE)));
                    node.disk().write(Ifupdown.FILE, node.disk().textOrEmpty(Ifupdown.FILE).replace("auto " + OWN_BRIDGE + "\n", ""));
                    Nics.of(node).get(OWN_BRIDGE).ifPresent(nic -> nic.up(false));
                }),
                of("machine-elsewhere", MigrationFaults::takeOver),
                of("process-left", node -> running(node).forEach(guest -> GuestHost.of(node).leaveBehind(guest, node.nextPid())))
                        .untilBoot(),
                of("migration-network-missing", node -> migrations(node, "")),
                of("migration-network-other", node -> migrations(node, "migration: insecure,network=10.99.0.0/24\n")),
                of("migration-aborted", node -> new MigrationHistory(node).aborted()),
                of("migration-offline", node -> new MigrationHistory(node).offline(false)),
                of("migration-between-stop-and-start", node -> new MigrationHistory(node).offline(true)),
                of("migration-over-nbd", node -> new MigrationHistory(node).copied(false)),
                of("migration-replicated", node -> new MigrationHistory(node).copied(true)),
                of("migration-long-pause", node -> new MigrationHistory(node).online(2140)));
    }

    private static Fault of(String name, Consumer<Machine> change) {
        return Fault.in("a cluster with a virtual machine", node -> !vms(node).isEmpty(), name, change);
    }

    private static List<Vm> vms(Machine node) {
        var files = new GuestFiles(node);
        var all = new ArrayList<Vm>();
        for (String name : node.disk().list("/etc/pve/nodes")) {
            files.ids(name, GuestKind.QEMU).forEach(id -> files.read(name, GuestKind.QEMU, id).ifPresent(config ->
                    all.add(new Vm(name, id, config))));
        }
        return all;
    }

    /** Those that run on other nodes. */
    private static List<RunningGuest> running(Machine node) {
        return vms(node).stream().flatMap(vm -> new ClusterView(node).peer(vm.node()).filter(machine -> !machine.equals(node)).stream()
                .flatMap(machine -> GuestHost.of(machine).get(vm.id()).stream())).toList();
    }

    private static void migrations(Machine node, String line) {
        String rest = node.disk().textOrEmpty(DATACENTER).lines().filter(one -> !one.startsWith("migration:")).map(one -> one + "\n")
                .reduce("", String::concat);
        node.disk().write(DATACENTER, rest + line);
    }

    private static void edit(Machine node, UnaryOperator<GuestConfig> change) {
        vms(node).forEach(vm -> write(node, vm, change.apply(vm.config())));
    }

    private static void write(Machine node, Vm vm, GuestConfig config) {
        node.disk().write(GuestFiles.path(vm.node(), GuestKind.QEMU, vm.id()), config.text());
    }

    /** A bridge without a port, as somebody makes it for machines that talk with each other only. */
    private static void bridge(Machine node) {
        node.disk().write(Ifupdown.FILE, node.disk().textOrEmpty(Ifupdown.FILE) + "\nauto " + OWN_BRIDGE + "\niface " + OWN_BRIDGE
                + " inet manual\n\tbridge-ports none\n\tbridge-stp off\n\tbridge-fd 0\n");
        Ifupdown.of(node).reload();
    }

    /** Somebody moved all machines to this node, and left them there. */
    private static void takeOver(Machine node) {
        for (Vm vm : vms(node)) {
            Optional<Machine> host = new ClusterView(node).peer(vm.node()).filter(machine -> !machine.equals(node));
            host.flatMap(machine -> GuestHost.of(machine).get(vm.id())).ifPresent(guest -> {
                try {
                    Optional<String> volume = guest.volume();
                    Optional<VolumeDisk> disk = volume.isEmpty() ? Optional.empty()
                            : new GuestVolumes(node, new StorageOutput()).disk(volume.get());
                    new GuestFiles(host.get()).move(GuestKind.QEMU, vm.id(), new GuestFiles(node).nodename());
                    guest.moveTo(node, node.world().now(), volume, disk);
                } catch (GuestError | StorageError e) {
                    throw new IllegalStateException(e);
                }
            });
        }
    }
}
