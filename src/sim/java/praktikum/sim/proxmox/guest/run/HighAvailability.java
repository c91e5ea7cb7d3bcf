package praktikum.sim.proxmox.guest.run;

import java.util.Map;
import java.util.Optional;
import praktikum.sim.machine.Machine;
import praktikum.sim.proxmox.guest.config.GuestError;
import praktikum.sim.proxmox.guest.config.GuestKind;
import praktikum.sim.proxmox.task.TaskProcess;
import praktikum.sim.proxmox.task.Tasks;

/** High availability as guests meet it: what is asked of a guest that is a service goes to its manager, which does it later. */
public interface HighAvailability {

    /** A topic that has one. */
    @FunctionalInterface
    interface Source {

        /** The one that a node asks. */
        HighAvailability services(Machine node);
    }

    /** The one that a node asks. */
    static HighAvailability of(Machine node) {
        return node.topics(Source.class).stream().findFirst().map(source -> source.services(node))
                .orElseThrow(() -> new IllegalStateException("nobody manages services"));
    }

    /** Whether a guest is configured as a service. */
    boolean isService(GuestKind kind, int id);

    /** Whether its manager looks after it, so that it has to be asked. */
    boolean manages(GuestKind kind, int id);

    /** What {@code status/current} tells of it: {@code managed}, and where it is, {@code state} and {@code group}. */
    Map<String, Object> told(GuestKind kind, int id);

    /** The state of a service as the leader wrote it down last. */
    Optional<String> state(GuestKind kind, int id);

    /** The state of a node as the leader wrote it down last. */
    Optional<String> nodeState(String nodename);

    /** Wants it started. */
    void start(GuestKind kind, int id) throws GuestError;

    /** Wants it stopped within so many seconds. */
    void stop(GuestKind kind, int id, int seconds) throws GuestError;

    /** Wants it on another node. */
    void migrate(GuestKind kind, int id, String target) throws GuestError;

    /** Makes it no service any more. */
    void remove(GuestKind kind, int id) throws GuestError;

    /** Whether what a program asks of a guest goes to the manager: not what the manager itself has done. */
    static boolean isAsked(Machine node, String tag, GuestKind kind, int id) {
        return !tag.equals(Tasks.RESOURCE_AGENT) && of(node).manages(kind, id);
    }

    /** What is wanted. */
    @FunctionalInterface
    interface Wish {
        void tell(HighAvailability manager) throws GuestError;
    }

    /** The task of a user who wants something of a service: it says so to the manager, and has ended before anything happens. */
    static TaskProcess request(Machine node, String type, int id, String tag, String text, Wish wish) {
        return TaskProcess.start(node, type, String.valueOf(id), tag, task -> {
            task.say(text);
            try {
                wish.tell(of(node));
            } catch (GuestError e) {
                throw new TaskProcess.Failed(e.getMessage());
            }
            return Optional.empty();
        });
    }
}
