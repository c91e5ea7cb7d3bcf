package praktikum.sim.machine;

import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * What a machine is made of; it outlasts the power as the disks do.
 *
 * @param virtualisation whether the processor offers it: set in the firmware, or by the hypervisor around the machine
 * @param intel Intel or AMD
 * @param hypervisor what it runs on: {@code none}, {@code kvm}, {@code oracle}, …
 * @param cards its network cards
 * @param clockError how far its clock is ahead of true time
 * @param drives its disks, in the order in which the kernel names them
 * @param processors how many processors its kernel sees
 * @param memory bytes of memory that its kernel sees
 */
public record Hardware(boolean virtualisation, boolean intel, String hypervisor, List<Card> cards, Duration clockError,
        List<Drive> drives, int processors, long memory) {

    private static final int PROCESSORS = 4;
    private static final long MEMORY = 16_365_828L << 10;

    /**
     * A network card.
     *
     * @param name what the kernel calls it
     * @param mac its hardware address
     * @param segment the switch that its cable leads to
     * @param cable what hangs in it
     */
    public record Card(String name, String mac, String segment, Cable cable) {

        /** Kept machines of an older kit have no word of their cables. */
        public Card {
            cable = cable == null ? Cable.GOOD : cable;
        }

        /** Whether the cable is in it. */
        public boolean plugged() {
            return cable.plugged();
        }
    }

    /**
     * The cable of a card, with the port of the switch that it leads to.
     *
     * @param delay by which it makes a packet late, in milliseconds
     * @param loss how many packets of a hundred do not arrive
     * @param out megabits per second from the machine
     * @param in megabits per second to the machine
     * @param mtu the largest packet that passes
     * @param ungrouped whether the switch's port is in no LACP group
     */
    public record Cable(boolean plugged, double delay, int loss, int out, int in, int mtu, boolean ungrouped) {

        /** A good one, in a gigabit switch that lets large packets pass and answers LACP. */
        public static final Cable GOOD = new Cable(true, 0, 0, 1000, 1000, 9216, false);

        /** The same plugged in or out. */
        public Cable plugged(boolean in) {
            return new Cable(in, delay, loss, out, this.in, mtu, ungrouped);
        }

        /** The same with a port of the switch that is in an LACP group or in none. */
        public Cable ungrouped(boolean none) {
            return new Cable(plugged, delay, loss, out, in, mtu, none);
        }
    }

    /** Kept machines of an older kit have no word of drives, processors and memory: they have those of a new one. */
    public Hardware {
        cards = List.copyOf(cards);
        drives = List.copyOf(drives == null ? Drive.ofNewMachine(hypervisor, 1) : drives);
        processors = processors == 0 ? PROCESSORS : processors;
        memory = memory == 0 ? MEMORY : memory;
    }

    /** One with the processors and the memory of a small server. */
    public Hardware(boolean virtualisation, boolean intel, String hypervisor, List<Card> cards, Duration clockError, List<Drive> drives) {
        this(virtualisation, intel, hypervisor, cards, clockError, drives, PROCESSORS, MEMORY);
    }

    /** The same with virtualisation switched on or off. */
    public Hardware withVirtualisation(boolean on) {
        return new Hardware(on, intel, hypervisor, cards, clockError, drives, processors, memory);
    }

    /** The same with a processor of Intel or AMD. */
    public Hardware withIntel(boolean value) {
        return new Hardware(virtualisation, value, hypervisor, cards, clockError, drives, processors, memory);
    }

    /** The same on another hypervisor, or on none. */
    public Hardware on(String otherHypervisor) {
        return new Hardware(virtualisation, intel, otherHypervisor, cards, clockError, drives, processors, memory);
    }

    /** The same with another hardware address of a card. */
    public Hardware withMac(String card, String mac) {
        return new Hardware(virtualisation, intel, hypervisor, cards.stream().map(one -> one.name().equals(card)
                ? new Card(one.name(), mac, one.segment(), one.cable()) : one).toList(), clockError, drives, processors, memory);
    }

    /** The same with a cable plugged in or out. */
    public Hardware withCable(String card, boolean plugged) {
        return withCable(card, old -> old.plugged(plugged));
    }

    /** The same with another cable in a card. */
    public Hardware withCable(String card, UnaryOperator<Cable> change) {
        return new Hardware(virtualisation, intel, hypervisor, cards.stream().map(one -> one.name().equals(card)
                ? new Card(one.name(), one.mac(), one.segment(), change.apply(one.cable())) : one).toList(), clockError, drives, processors,
                memory);
    }

    /** The same with a clock that is wrong by that much. */
    public Hardware withClockError(Duration error) {
        return new Hardware(virtualisation, intel, hypervisor, cards, error, drives, processors, memory);
    }

    /** The same with other drives. */
    public Hardware withDrives(List<Drive> others) {
        return new Hardware(virtualisation, intel, hypervisor, cards, clockError, others, processors, memory);
    }

    /** The same with a drive connected or taken away. */
    public Hardware withDrive(String drive, boolean present) {
        return withDrives(drives.stream().map(one -> one.name().equals(drive)
                ? one.with(present) : one).toList());
    }
}
