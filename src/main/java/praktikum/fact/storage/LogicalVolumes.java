package praktikum.fact.storage;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import praktikum.fact.Json;
import praktikum.fact.NotUnderstood;
import praktikum.fact.Printed;
import praktikum.fact.Question;
import praktikum.fact.Reading;

/**
 * The logical volumes of a host, from {@code lvs}; those that LVM keeps for itself are not among them.
 *
 * @param volumes in the order printed
 */
public record LogicalVolumes(List<LogicalVolume> volumes) {

    public static final Question<LogicalVolumes> ASKED = Question.of(LogicalVolumes::read, "lvs", "--reportformat", "json", "--units", "b",
            "--nosuffix", "-o", "lv_name,vg_name,lv_attr,lv_size,pool_lv,data_percent,metadata_percent,vg_size,vg_free");

    public LogicalVolumes {
        volumes = List.copyOf(volumes);
    }

    /** Reads the JSON of LVM 2.03, of which every value is a text: {@code "lv_attr":"twi-aotz--"} → an active thin pool. */
    public static Reading<LogicalVolumes> read(Printed printed) {
        return Reading.of(printed, p -> {
            // Warnings go to standard error, and on some releases before the report.
            String report = p.succeeded().lines().dropWhile(line -> !line.startsWith("{", indent(line))).collect(Collectors.joining("\n"));
            if (report.isEmpty()) {
                throw new NotUnderstood("no report of lvs");
            }
            List<LogicalVolume> volumes = new ArrayList<>();
            for (Json part : Json.of(report).get("report").items()) {
                volumes.addAll(part.get("lv").items(LogicalVolume::of));
            }
            return new LogicalVolumes(volumes);
        });
    }

    /** The volume of that name in a group. */
    public Optional<LogicalVolume> find(String group, String name) {
        return volumes.stream().filter(volume -> volume.group().equals(group) && volume.name().equals(name)).findFirst();
    }

    /** The volumes in a thin pool. */
    public List<LogicalVolume> in(LogicalVolume pool) {
        return volumes.stream().filter(volume -> volume.group().equals(pool.group()))
                .filter(volume -> volume.pool().filter(pool.name()::equals).isPresent()).toList();
    }

    private static int indent(String line) {
        return line.length() - line.stripLeading().length();
    }
}
