package praktikum.sim.machine;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import praktikum.sim.fs.FileError;
import praktikum.sim.shell.SimulatedClock;

/** The clock of one machine: true time plus the error of its hardware. */
public final class MachineClock implements SimulatedClock {

    private final Machine machine;

    MachineClock(Machine machine) {
        this.machine = machine;
    }

    @Override
    public Instant instant() {
        return machine.world().clock().instant().plus(error());
    }

    Instant now() {
        return machine.world().now().plus(error());
    }

    @Override
    public void sleep(Duration simulated) throws InterruptedException {
        machine.world().clock().sleep(simulated);
    }

    @Override
    public boolean set(Instant to) {
        machine.world().act(() -> {
            error(Duration.between(machine.world().now(), to));
            machine.parts(MachinePart.class).forEach(MachinePart::clockSet);
        });
        return true;
    }

    /** Puts it wrong by that much. */
    public void error(Duration value) {
        machine.hardware(machine.hardware().withClockError(value));
    }

    /** How far it is from true time; ahead is positive. */
    public Duration error() {
        return machine.hardware().clockError();
    }

    /** The machine's time zone: where {@code /etc/localtime} points, UTC where that is nothing known. */
    public ZoneId zone() {
        try {
            String target = machine.files().status("/etc/localtime").target().orElse("");
            return ZoneId.of(target.replaceFirst(".*/zoneinfo/", ""));
        } catch (FileError | DateTimeException e) {
            return ZoneOffset.UTC;
        }
    }
}
