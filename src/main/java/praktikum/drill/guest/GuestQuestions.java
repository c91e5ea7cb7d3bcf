package praktikum.drill.guest;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import praktikum.fact.Question;
import praktikum.fact.guest.GuestKind;
import praktikum.fact.guest.GuestProcesses;
import praktikum.fact.guest.GuestStatus;
import praktikum.fact.guest.config.GuestFile;
import praktikum.fact.guest.inside.GuestAnswer;
import praktikum.fact.guest.inside.GuestBoot;
import praktikum.fact.guest.inside.GuestInterfaces;
import praktikum.fact.guest.inside.GuestMarker;

/**
 * What drills ask about a virtual machine. An answer is written down as {@code guest/boot/100}: what was asked, and of which machine.
 *
 * @param <T> the fact
 */
public record GuestQuestions<T>(String askedBy, Question<T> question) {

    private static final String PREFIX = "guest/";

    /** What can be asked. */
    enum Topic {
        FILE, STATUS, BOOT, MEMORY, DISK, NETWORK, PROCESSES;

        private String askedBy(long id) {
            return PREFIX + name().toLowerCase(Locale.ROOT) + "/" + id;
        }
    }

    /**
     * Which question a record answers.
     *
     * @param id the machine
     */
    record Told(Topic topic, long id) {

        static Optional<Told> of(String askedBy) {
            for (var topic : Topic.values()) {
                var beginning = topic.askedBy(0);
                beginning = beginning.substring(0, beginning.length() - 1);
                var id = askedBy.startsWith(beginning) ? askedBy.substring(beginning.length()) : "";
                if (id.matches("[0-9]{1,9}")) {
                    return Optional.of(new Told(topic, Long.parseLong(id)));
                }
            }
            return Optional.empty();
        }
    }

    /** Where its file lies and what is in it; any node tells it. */
    public static GuestQuestions<Optional<GuestFile>> file(long id, List<String> nodes) {
        return new GuestQuestions<>(Topic.FILE.askedBy(id), GuestFile.of(id, nodes));
    }

    /** What it does, on its node. */
    public static GuestQuestions<Optional<GuestStatus>> status(long id) {
        return new GuestQuestions<>(Topic.STATUS.askedBy(id), GuestStatus.of(GuestKind.VM, id));
    }

    /** Which start of its system this is, on its node. */
    public static GuestQuestions<GuestAnswer<GuestBoot>> boot(long id) {
        return new GuestQuestions<>(Topic.BOOT.askedBy(id), GuestAnswer.inVm(id, GuestBoot.ASKED));
    }

    /** The marker in it, on its node. */
    public static GuestQuestions<GuestAnswer<Optional<GuestMarker>>> marker(long id, GuestMarker.Place place) {
        return new GuestQuestions<>((place == GuestMarker.Place.MEMORY ? Topic.MEMORY : Topic.DISK).askedBy(id),
                GuestAnswer.inVm(id, GuestMarker.in(place)));
    }

    /** Its cards and addresses as it sees them itself, on its node. */
    public static GuestQuestions<GuestAnswer<GuestInterfaces>> network(long id) {
        return new GuestQuestions<>(Topic.NETWORK.askedBy(id), GuestInterfaces.of(id));
    }

    /** Whether a node has a process of it. */
    public static GuestQuestions<GuestProcesses> processes(long id) {
        return new GuestQuestions<>(Topic.PROCESSES.askedBy(id), GuestProcesses.ASKED);
    }
}
