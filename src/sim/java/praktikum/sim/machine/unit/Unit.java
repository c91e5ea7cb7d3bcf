package praktikum.sim.machine.unit;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

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

    private UnitDefinition definition;
    private final UnitFiles files;
    private Active active = Active.INACTIVE;
    private Instant since;
    private int pid;

    Unit(UnitDefinition definition, UnitFiles files, Instant since) {
        this.definition = definition;
        this.files = files;
        this.since = since;
    }

    UnitDefinition definition() {
        return definition;
    }

    /** What its file says now. */
    void definition(UnitDefinition value) {
        definition = value;
    }

    /** With its ending: {@code corosync.service}. */
    public String name() {
        return definition.name();
    }

    /** Its one-line description. */
    public String description() {
        return definition.description();
    }

    /** The name of its main process, for those that have one. */
    public Optional<String> process() {
        return definition.process();
    }

    /** The file of the certificate that it shows to whoever connects, for those that show one. */
    public Optional<String> certificate() {
        return definition.certificate();
    }

    /** Where it listens while it runs, as {@code ss} shows it. */
    public List<String> sockets() {
        return definition.sockets();
    }

    /** What answers HTTP behind it, where something does. */
    public Optional<WebServer> web() {
        return definition.daemon().filter(WebServer.class::isInstance).map(WebServer.class::cast);
    }

    /** Where its file lies. */
    String path() {
        return files.path(name());
    }

    /** Whether it is started at boot, as the links on the disk say. */
    public File file() {
        return files.state(name());
    }

    /** Sets whether it is started at boot. */
    public void file(File value) {
        files.state(name(), value);
    }

    /** Takes the mask away; whether it is started at boot is then as it was before. */
    void unmask() {
        files.unmask(name());
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
            case ACTIVE -> name().endsWith(".mount") ? "mounted" : name().endsWith(".target") ? "active"
                    : name().endsWith(".socket") ? "listening" : process().isPresent() ? "running" : "exited";
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
        pid = state == Active.ACTIVE && process().isPresent() ? mainPid : 0;
    }
}
