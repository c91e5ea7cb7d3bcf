package praktikum.sim.machine.network;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import praktikum.sim.fs.FileError;
import praktikum.sim.fs.FileError.Errno;
import praktikum.sim.fs.FileStatus;
import praktikum.sim.fs.FileSystem;
import praktikum.sim.fs.PathNames;
import praktikum.sim.machine.Machine;
import praktikum.sim.machine.MachinePart;

/**
 * {@code /proc/net/bonding}: a file per bond that the kernel has at the moment; the lines of drivers/net/bonding/bond_procfs.c that people
 * and checks read.
 */
final class BondingFiles implements FileSystem, MachinePart {

    private static final String MOUNT = "/proc/net/bonding";
    private static final Map<String, String> MODES = Map.of("balance-rr", "load balancing (round-robin)", "active-backup",
            "fault-tolerance (active-backup)", "balance-xor", "load balancing (xor)", "broadcast", "fault-tolerance (broadcast)", "802.3ad",
            "IEEE 802.3ad Dynamic link aggregation", "balance-tlb", "transmit load balancing", "balance-alb", "adaptive load balancing");

    private final Machine node;

    BondingFiles(Machine node) {
        this.node = node;
    }

    @Override
    public int order() {
        return 1;
    }

    @Override
    public void boot() {
        try {
            if (node.files().exists(MOUNT)) {
                node.files().unmount(MOUNT);
            }
            node.files().mount(MOUNT, this);
        } catch (FileError e) {
            throw new IllegalStateException(MOUNT + " cannot be mounted", e);
        }
    }

    private List<Nic> bonds() {
        return node.world().ask(() -> Nics.of(node).all().stream().filter(nic -> nic.kind() == Nic.Kind.BOND).toList());
    }

    private Optional<Nic> bond(String path) {
        return bonds().stream().filter(nic -> path.equals("/" + nic.name())).findFirst();
    }

    @Override
    public FileStatus status(String path) throws FileError {
        Instant modified = node.world().ask(node::bootedAt);
        if (PathNames.parts(path).isEmpty()) {
            return FileStatus.directory(0555, modified);
        }
        if (bond(path).isPresent()) {
            return FileStatus.file(0444, 0, modified);
        }
        throw new FileError(Errno.ENOENT, path);
    }

    @Override
    public byte[] read(String path) throws FileError {
        if (status(path).isDirectory()) {
            throw new FileError(Errno.EISDIR, path);
        }
        Nic bond = bond(path).orElseThrow(() -> new FileError(Errno.ENOENT, path));
        return node.world().ask(() -> text(bond)).getBytes(StandardCharsets.UTF_8);
    }

    private String text(Nic bond) {
        Nic.Bond how = bond.bond();
        List<Nic> legs = Nics.of(node).ports(bond.name());
        Optional<Nic> active = legs.stream().filter(leg -> works(how, leg)).findFirst();
        var text = new StringBuilder("Ethernet Channel Bonding Driver: v" + node.kernel() + "\n\nBonding Mode: " + MODES.get(how.mode())
                + "\n");
        if (how.mode().equals("active-backup")) {
            text.append("Primary Slave: None\nCurrently Active Slave: ").append(active.map(Nic::name).orElse("None")).append('\n');
        }
        text.append("MII Status: ").append(active.isPresent() ? "up" : "down").append("\nMII Polling Interval (ms): ")
                .append(how.miimon()).append("\nUp Delay (ms): 0\nDown Delay (ms): 0\nPeer Notification Delay (ms): 0\n");
        List<Nic> grouped = legs.stream().filter(leg -> works(how, leg) && grouped(leg)).toList();
        if (lacp(how)) {
            text.append(aggregator(bond, grouped));
        }
        for (Nic leg : legs) {
            boolean works = works(how, leg);
            text.append("\nSlave Interface: ").append(leg.name()).append("\nMII Status: ").append(works ? "up" : "down")
                    .append(works ? "\nSpeed: 1000 Mbps\nDuplex: full" : "\nSpeed: Unknown\nDuplex: Unknown")
                    .append("\nLink Failure Count: 0\nPermanent HW addr: ").append(leg.mac()).append("\nSlave queue ID: 0\n");
            if (lacp(how)) {
                // Whom nobody answers is in a group of its own.
                boolean used = grouped.isEmpty() ? leg.equals(legs.getFirst()) : grouped.contains(leg);
                text.append("Aggregator ID: ").append(used ? 1 : 2 + legs.indexOf(leg)).append('\n');
            }
        }
        return text.toString();
    }

    private static boolean lacp(Nic.Bond how) {
        return how.mode().equals("802.3ad");
    }

    /** Whether the switch answers at the other end of the leg's cable. */
    private boolean grouped(Nic leg) {
        return node.hardware().cards().stream().filter(card -> card.name().equals(leg.name())).noneMatch(card -> card.cable().ungrouped());
    }

    private static String aggregator(Nic bond, List<Nic> grouped) {
        return "\n802.3ad info\nLACP active: on\nLACP rate: slow\nMin links: 0\nAggregator selection policy (ad_select): stable\n"
                + "System priority: 65535\nSystem MAC address: " + bond.mac() + "\nActive Aggregator Info:\n\tAggregator ID: 1\n"
                + "\tNumber of ports: " + Math.max(1, grouped.size()) + "\n\tActor Key: 9\n\tPartner Key: "
                + (grouped.isEmpty() ? "1\n\tPartner Mac Address: 00:00:00:00:00:00\n" : "15\n\tPartner Mac Address: 52:54:00:ff:00:01\n");
    }

    /** A bond that nobody told to look takes every leg that is switched on for good. */
    private boolean works(Nic.Bond how, Nic leg) {
        return leg.up() && (how.miimon() == 0 || Nics.of(node).carrier(leg));
    }

    @Override
    public List<String> list(String path) throws FileError {
        if (!status(path).isDirectory()) {
            throw new FileError(Errno.ENOTDIR, path);
        }
        return bonds().stream().map(Nic::name).sorted().toList();
    }
}
