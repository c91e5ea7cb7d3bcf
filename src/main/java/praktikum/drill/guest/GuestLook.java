package praktikum.drill.guest;

import java.net.InetAddress;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import praktikum.fact.guest.GuestStatus;
import praktikum.fact.guest.config.GuestFile;
import praktikum.fact.guest.config.Nic;
import praktikum.fact.guest.inside.GuestBoot;
import praktikum.fact.guest.inside.GuestInterfaces;
import praktikum.fact.guest.inside.GuestMarker;

/**
 * What records tell of a virtual machine at one stage of a drill. What was not asked, or not understood, is empty.
 *
 * @param file where it is, and what it is made of
 * @param status what it does
 * @param boot which start of its system it is in
 * @param memory the marker in its memory; within, empty where it is not there any more
 * @param disk the marker on its disk, likewise
 * @param network its cards and addresses as it sees them itself
 * @param processes of each node that was asked, whether it has a process of the machine
 * @param trouble what was said in place of an answer, the newest last
 * @param records those that it rests on, ascending
 */
public record GuestLook(Optional<GuestFile> file, Optional<GuestStatus> status, Optional<GuestBoot> boot,
        Optional<Optional<GuestMarker>> memory, Optional<Optional<GuestMarker>> disk, Optional<GuestInterfaces> network,
        Map<String, Boolean> processes, List<String> trouble, List<Integer> records) {

    public GuestLook {
        processes = Map.copyOf(processes);
        trouble = List.copyOf(trouble);
        records = List.copyOf(records);
    }

    /** The node that has it. */
    public Optional<String> node() {
        return file.map(GuestFile::node);
    }

    /** The hardware addresses of its cards as configured, in order. */
    public List<String> macs() {
        return file.map(one -> one.config().current().nics().stream().flatMap(nic -> nic.mac().stream()).sorted().toList())
                .orElse(List.of());
    }

    /** The addresses of its cards as it sees them, in no order; those of other interfaces do not count. */
    public List<String> addresses() {
        var macs = macs();
        return network.map(inside -> List.copyOf(new TreeSet<>(inside.interfaces().stream()
                .filter(one -> one.mac().filter(macs::contains).isPresent()).flatMap(one -> one.addresses().stream())
                .map(GuestInterfaces.Address::address).filter(address -> !address.isLinkLocalAddress()).map(InetAddress::getHostAddress)
                .toList()))).orElse(List.of());
    }

    /** The first card as configured. */
    public Optional<Nic> card() {
        return file.flatMap(one -> one.config().current().nics().stream().findFirst());
    }
}
