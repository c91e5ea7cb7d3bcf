package praktikum.fact.guest;

import java.util.Arrays;
import java.util.Optional;
import praktikum.fact.NotUnderstood;

/** What a guest does. Only {@link #RUNNING} is one that works: a list of guests calls the others running too (RunState of QEMU). */
public enum GuestState {

    RUNNING("running"),
    STOPPED("stopped"),
    /** Nobody has told of late; that says nothing about the guest. */
    UNKNOWN("unknown"),
    PAUSED("paused"),
    /** Made, and not yet let go: as the target of a migration is until its end. */
    PRELAUNCH("prelaunch"),
    SUSPENDED("suspended"),
    /** The processor or the firmware gave up. */
    INTERNAL_ERROR("internal-error"),
    /** A disk does not answer. */
    IO_ERROR("io-error"),
    GUEST_PANICKED("guest-panicked"),
    SHUTDOWN("shutdown"),
    /** Another moment in its life, none of them for long. */
    OTHER("debug|inmigrate|postmigrate|finish-migrate|restore-vm|save-vm|watchdog|colo|freezing|frozen|thawed");

    private final String words;

    GuestState(String words) {
        this.words = words;
    }

    /** The state of that name. */
    public static GuestState of(String word) throws NotUnderstood {
        Optional<GuestState> state = Arrays.stream(values()).filter(one -> word.length() < 60 && word.matches(one.words)).findFirst();
        return state.orElseThrow(() -> new NotUnderstood("no state of a guest", word));
    }
}
