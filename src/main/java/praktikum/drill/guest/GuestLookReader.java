package praktikum.drill.guest;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import praktikum.drill.DrillRecords;
import praktikum.fact.Reading;
import praktikum.fact.guest.GuestStatus;
import praktikum.fact.guest.config.GuestFile;
import praktikum.fact.guest.inside.GuestAnswer;
import praktikum.fact.guest.inside.GuestBoot;
import praktikum.fact.guest.inside.GuestInterfaces;
import praktikum.fact.guest.inside.GuestMarker;
import praktikum.host.evidence.Entry;

/** Gathers what the records of one stage tell of a virtual machine; the newest answer counts. */
public final class GuestLookReader {

    private final DrillRecords records;
    private Optional<GuestFile> file = Optional.empty();
    private Optional<GuestStatus> status = Optional.empty();
    private Optional<GuestBoot> boot = Optional.empty();
    private Optional<Optional<GuestMarker>> memory = Optional.empty();
    private Optional<Optional<GuestMarker>> disk = Optional.empty();
    private Optional<GuestInterfaces> network = Optional.empty();
    private final Map<String, Boolean> processes = new HashMap<>();
    private final List<String> trouble = new ArrayList<>();
    // The newest record of each question, by host and topic.
    private final Map<String, Integer> cited = new HashMap<>();

    /** Nothing read yet. */
    public GuestLookReader(DrillRecords records) {
        this.records = records;
    }

    /** Reads a record; whether it is one of these. */
    public boolean read(Entry.Asked asked) {
        var told = GuestQuestions.Told.of(asked.askedBy());
        told.ifPresent(one -> read(asked, one));
        return told.isPresent();
    }

    private void read(Entry.Asked asked, GuestQuestions.Told told) {
        var id = told.id();
        var understood = switch (told.topic()) {
            case FILE -> known(asked, GuestQuestions.file(id, List.of())).map(found -> file = found).isPresent();
            case STATUS -> known(asked, GuestQuestions.status(id)).map(found -> status = found).isPresent();
            case BOOT -> said(asked, GuestQuestions.boot(id)).map(found -> boot = Optional.of(found)).isPresent();
            case MEMORY -> said(asked, GuestQuestions.marker(id, GuestMarker.Place.MEMORY)).map(found -> memory = Optional.of(found))
                    .isPresent();
            case DISK -> said(asked, GuestQuestions.marker(id, GuestMarker.Place.DISK)).map(found -> disk = Optional.of(found)).isPresent();
            case NETWORK -> said(asked, GuestQuestions.network(id)).map(found -> network = Optional.of(found)).isPresent();
            case PROCESSES -> {
                var found = known(asked, GuestQuestions.processes(id));
                found.ifPresent(all -> processes.put(asked.host(), all.age(id).isPresent()));
                yield found.isPresent();
            }
        };
        if (understood) {
            cited.put(told.topic() + "/" + asked.host(), records.number(asked));
        }
    }

    private <T> Optional<T> known(Entry.Asked asked, GuestQuestions<T> question) {
        return switch (DrillRecords.read(asked.answer(), question.question())) {
            case Reading.Known<T>(var value) -> Optional.of(value);
            case Reading.Strange<T>(String why, String text) -> {
                trouble.add((why + ": " + text.strip().lines().findFirst().orElse("")).replaceFirst(": $", ""));
                yield Optional.empty();
            }
        };
    }

    private <T> Optional<T> said(Entry.Asked asked, GuestQuestions<GuestAnswer<T>> question) {
        var answer = known(asked, question);
        answer.flatMap(GuestAnswer::silence).ifPresent(silence -> trouble.add(silence.name()));
        return answer.flatMap(GuestAnswer::value);
    }

    /** What was read by now. */
    public GuestLook look() {
        return new GuestLook(file, status, boot, memory, disk, network, processes, trouble, List.copyOf(new TreeSet<>(cited.values())));
    }
}
