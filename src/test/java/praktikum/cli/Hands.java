package praktikum.cli;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.function.UnaryOperator;
import praktikum.sim.machine.Hardware;
import praktikum.sim.machine.storage.BlockDevices;

/** What is done to machines without typing: cables, cards, firmware, the power button. */
final class Hands {

    private Hands() {
    }

    /** Changes what a machine is made of. */
    static void hardware(Rehearsal rehearsal, String node, UnaryOperator<Hardware> change) {
        var world = rehearsal.practice.cluster().world();
        world.act(() -> {
            var machine = world.machine(node).orElseThrow();
            machine.hardware(change.apply(machine.hardware()));
            world.reachabilityChanged();
        });
    }

    /** Puts all drives of a machine back that were taken out. */
    static void drives(Rehearsal rehearsal, String node) {
        var world = rehearsal.practice.cluster().world();
        world.act(() -> {
            var machine = world.machine(node).orElseThrow();
            machine.hardware().drives().forEach(drive -> BlockDevices.of(machine).connect(drive.name(), true));
        });
    }

    /** The hardware address of a machine's card. */
    static String mac(Rehearsal rehearsal, String node, String card) {
        var world = rehearsal.practice.cluster().world();
        return world.ask(() -> world.machine(node).orElseThrow().hardware().cards().stream()
                .filter(one -> one.name().equals(card)).findFirst().orElseThrow().mac());
    }

    /** Starts a machine anew and waits until what it runs has come up. */
    static void restart(Rehearsal rehearsal, String node) {
        rehearsal.practice.cluster().speed(60);
        rehearsal.run(node, "reboot", "");
        var world = rehearsal.practice.cluster().world();
        await(node + " is back").atMost(Duration.ofSeconds(120)).until(() -> world.ask(() -> world.machine(node).orElseThrow().running()));
        rehearsal.settled();
        rehearsal.practice.cluster().speed(60);
    }
}
