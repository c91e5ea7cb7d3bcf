package praktikum.fact.storage;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import praktikum.fact.ErrorText;
import praktikum.fact.Json;
import praktikum.fact.NotUnderstood;
import praktikum.fact.Printed;
import praktikum.fact.Question;
import praktikum.fact.Reading;
import praktikum.fact.TextLines;
import praktikum.fact.storage.StorageState.Activity;

/**
 * All storages as they are on one node, from {@code pvesm status} or the API.
 *
 * @param storages in the order printed
 * @param warnings what Proxmox VE said beside the table, a line each: why something is not active; none from the API
 */
public record StorageStatus(List<StorageState> storages, List<String> warnings) {

    public static final Question<StorageStatus> ASKED = Question.of(StorageStatus::readText, "pvesm", "status");

    private static final int KIB = 1024;
    // Proxmox VE 8 prints the words of the header without their unit, and there are blanks in the unit's word.
    private static final String UNIT = "(?: \\(KiB\\))?";
    private static final Pattern HEADER =
            Pattern.compile("Name +Type +Status +Total" + UNIT + " +Used" + UNIT + " +Available" + UNIT + " +%");
    private static final Pattern ROW =
            Pattern.compile("(\\S{1,100}) +(\\S{1,40}) +(active|inactive|disabled) +([0-9]+) +([0-9]+) +([0-9]+) +(?:[0-9.]+%|N/A)");

    public StorageStatus {
        storages = List.copyOf(storages);
        warnings = List.copyOf(warnings);
    }

    /** The same of a node by the API, which any node of the cluster answers. */
    public static Question<StorageStatus> of(String node) {
        return Question.ofApi(StorageStatus::readPvesh, "/nodes/" + node + "/storage");
    }

    /** Reads the table of {@code pvesm status} of Proxmox VE 8 or 9: {@code nfs-local nfs inactive 0 0 0 0.00%} → not active. */
    public static Reading<StorageStatus> readText(Printed printed) {
        return Reading.of(printed, p -> {
            List<String> lines = TextLines.filledLines(p.succeeded());
            if (lines.isEmpty() || !HEADER.matcher(lines.getFirst()).matches()) {
                throw new NotUnderstood("no header of pvesm status");
            }
            List<StorageState> storages = new ArrayList<>();
            for (String line : lines.subList(1, lines.size())) {
                Matcher row = ROW.matcher(line);
                if (line.length() > 1_000 || !row.matches()) {
                    throw new NotUnderstood("no line of pvesm status", line);
                }
                storages.add(new StorageState(row.group(1), row.group(2), switch (row.group(3)) {
                    case "active" -> Activity.ACTIVE;
                    case "inactive" -> Activity.INACTIVE;
                    default -> Activity.DISABLED;
                }, TextLines.count(row.group(4), "the total"), TextLines.count(row.group(5), "what is used"),
                        TextLines.count(row.group(6), "what is available")));
            }
            return of(storages, ErrorText.of(p));
        });
    }

    /** Reads the JSON of {@code /nodes/NODE/storage}: {@code {"storage":"nfs-local","enabled":1,"active":0,…}} → not active. */
    public static Reading<StorageStatus> readPvesh(Printed printed) {
        return Reading.of(printed, p -> of(Json.of(p).items(StorageStatus::state), List.of()));
    }

    private static StorageState state(Json item) throws NotUnderstood {
        boolean active = item.flag("active");
        Activity activity = !item.flag("enabled") ? Activity.DISABLED : active ? Activity.ACTIVE : Activity.INACTIVE;
        return new StorageState(item.text("storage"), item.text("type"), activity, item.number("total") / KIB, item.number("used") / KIB,
                item.number("avail") / KIB);
    }

    private static StorageStatus of(List<StorageState> storages, List<String> warnings) throws NotUnderstood {
        if (storages.stream().map(StorageState::id).distinct().count() != storages.size()) {
            throw new NotUnderstood("a storage twice");
        }
        return new StorageStatus(storages, warnings);
    }

    /** The first warning with one of some words in it, none of which goes on there: {@code 'nfs'}, {@code /mnt/pve/nfs}. */
    public Optional<String> warning(String... words) {
        return warnings.stream().filter(line -> Arrays.stream(words)
                .anyMatch(word -> Pattern.compile(Pattern.quote(word) + "(?![\\w.-])").matcher(line).find())).findFirst();
    }

    /** The storage of that name; empty where the node has none such. */
    public Optional<StorageState> find(String id) {
        return storages.stream().filter(storage -> storage.id().equals(id)).findFirst();
    }
}
