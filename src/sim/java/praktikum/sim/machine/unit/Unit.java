package praktikum.sim.machine.unit;

import java.time.Instant;

/** A unit of a machine's systemd. */
public final class Unit {

    /** What {@code systemctl is-enabled} says. */
    public enum File {
        ENABLED("enabled"), DISABLED("disabled"), STATIC("static"), MASKED("masked"), GENERATED("generated");

        private final String word;

        File(String word) {
            this.word = word;
        }

        /** The word of systemd. */
        public String word() {
            return word;
        }
    }

    /** What {@code systemctl is-active} says. */
    public enum Active {
        ACTIVE("active"), INACTIVE("inactive"), FAILED("failed");

        private final String word;

        Active(String word) {
            this.word = word;
        }

        /** The word of systemd. */
        public String word() {
            return word;
        }
    }

    private final String name;
    private final String description;
    private final boolean daemon;
    private File file;
    private Active active = Active.INACTIVE;
    private Instant since;
    private int pid;

    Unit(String name, String description, File file, boolean daemon, Instant since) {
        this.name = name;
        this.description = description;
        this.file = file;
        this.daemon = daemon;
        this.since = since;
    }

    /** With its ending: {@code corosync.service}. */
    public String name() {
        return name;
    }

    /** Its one-line description. */
    public String description() {
        return description;
    }

    /** Whether it is started at boot. */
    public File file() {
        return file;
    }

    /** Sets whether it is started at boot. */
    public void file(File value) {
        file = value;
    }

    /** Whether it runs. */
    public Active active() {
        return active;
    }

    /** Whether it runs. */
    public boolean isActive() {
        return active == Active.ACTIVE;
    }

    /** The finer state: {@code running}, {@code exited}, {@code dead}, {@code failed}; targets and sockets have their own. */
    public String sub() {
        return switch (active) {
            case FAILED -> "failed";
            case INACTIVE -> "dead";
            case ACTIVE -> name.endsWith(".target") ? "active" : name.endsWith(".socket") ? "listening" : daemon ? "running" : "exited";
        };
    }

    /** Since when it is in this state, by the machine's clock. */
    public Instant since() {
        return since;
    }

    /** Its main process, 0 where none runs. */
    public int pid() {
        return pid;
    }

    void become(Active state, Instant at, int mainPid) {
        active = state;
        since = at;
        pid = state == Active.ACTIVE && daemon ? mainPid : 0;
    }
}
