package praktikum.sim;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import praktikum.sim.machine.Hardware;
import praktikum.sim.machine.World;

/** Keeps the machines of a running cluster in a file: soon after something changed, and when it is closed. */
final class ClusterKeeper implements AutoCloseable {

    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final World world;
    private final Supplier<List<String>> hostKeys;
    private final Supplier<ClusterImage> images;
    private final ClusterFile file;
    private final Consumer<IOException> trouble;
    private final Thread thread = Thread.ofVirtual().name("sim-keeper").unstarted(this::work);
    private final CountDownLatch over = new CountDownLatch(1);
    private Optional<State> kept = Optional.empty();

    /** What shows cheaply whether an image would differ from the last one. */
    private record State(List<Long> disks, List<Hardware> hardware, List<Boolean> powered, Map<String, String> between,
            List<String> hostKeys) {
    }

    /**
     * Begins with a first image, so that from now on there is one.
     *
     * @param trouble hears when the file could not be written, once for each row of failures
     */
    ClusterKeeper(World world, Supplier<List<String>> hostKeys, Supplier<ClusterImage> images, ClusterFile file,
            Consumer<IOException> trouble) throws IOException {
        this.world = world;
        this.hostKeys = hostKeys;
        this.images = images;
        this.file = file;
        this.trouble = trouble;
        keep();
        thread.start();
    }

    private void work() {
        boolean well = true;
        while (!isOver()) {
            try {
                keep();
                well = true;
            } catch (IOException broken) {
                if (well) {
                    trouble.accept(broken);
                }
                well = false;
            }
        }
    }

    private boolean isOver() {
        try {
            return over.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            return true;
        }
    }

    private void keep() throws IOException {
        // Taken before the image: a change in between is written twice rather than never.
        State now = state();
        if (!kept.equals(Optional.of(now))) {
            file.write(images.get());
            kept = Optional.of(now);
        }
    }

    private State state() {
        return world.ask(() -> {
            world.sync();
            return new State(world.machines().stream().map(machine -> machine.files().changes() + machine.drives().changes()).toList(),
                    world.machines().stream().map(machine -> machine.hardware()).toList(),
                    world.machines().stream().map(machine -> machine.powered()).toList(), world.kept(), hostKeys.get());
        });
    }

    /** Writes what changed last. Not by interrupting the thread: that would break off the file it is writing. */
    @Override
    public void close() {
        over.countDown();
        try {
            thread.join();
            keep();
        } catch (IOException broken) {
            trouble.accept(broken);
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
    }
}
