package praktikum.sim.machine;

import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * A machine on its way down in good order.
 *
 * @param world its world
 * @param parts its parts
 * @param again whether it boots afterwards
 */
record ShutDown(World world, List<MachinePart> parts, boolean again) {

    private static final Duration ASKED = Duration.ofSeconds(1);
    private static final Duration STOPPING = Duration.ofSeconds(6);

    /** Waits until all parts may, stops them, and says when that is done; nothing more happens once it is not on its way any more. */
    void begin(BooleanSupplier still, Runnable done) {
        world.after(ASKED, () -> {
            if (!still.getAsBoolean()) {
                return;
            }
            if (parts.stream().filter(part -> !part.mayShutDown(again)).count() > 0) {
                begin(still, done);
                return;
            }
            parts.reversed().forEach(MachinePart::shutDown);
            world.after(STOPPING, done);
        });
    }
}
