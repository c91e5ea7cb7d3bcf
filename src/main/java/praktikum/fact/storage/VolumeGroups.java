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
 * The volume groups of a host, from {@code vgs}, those without a volume among them.
 *
 * @param groups in the order printed
 */
public record VolumeGroups(List<Group> groups) {

    public static final Question<VolumeGroups> ASKED = Question.of(VolumeGroups::read, "vgs", "--reportformat", "json", "--units", "b",
            "--nosuffix", "-o", "vg_name,vg_size,vg_free");

    /** A group with its size and what of it belongs to no volume, in bytes. */
    public record Group(String name, long size, long free) {}

    public VolumeGroups {
        groups = List.copyOf(groups);
    }

    /** Reads the JSON of LVM 2.03: {@code {"vg_name":"pve", "vg_size":"254000000000", "vg_free":"17179869184"}} → that group. */
    public static Reading<VolumeGroups> read(Printed printed) {
        return Reading.of(printed, p -> {
            // Warnings go to standard error, and on some releases before the report.
            String report = p.succeeded().lines().dropWhile(line -> !line.strip().startsWith("{")).collect(Collectors.joining("\n"));
            if (report.isEmpty()) {
                throw new NotUnderstood("no report of vgs");
            }
            List<Group> groups = new ArrayList<>();
            for (Json part : Json.of(report).get("report").items()) {
                groups.addAll(part.get("vg").items(item -> new Group(item.text("vg_name"), bytes(item.text("vg_size")),
                        bytes(item.text("vg_free")))));
            }
            return new VolumeGroups(groups);
        });
    }

    private static long bytes(String text) throws NotUnderstood {
        if (!text.matches("[0-9]{1,18}")) {
            throw new NotUnderstood("no size in bytes", text);
        }
        return Long.parseLong(text);
    }

    /** The group of that name. */
    public Optional<Group> find(String name) {
        return groups.stream().filter(group -> group.name().equals(name)).findFirst();
    }
}
