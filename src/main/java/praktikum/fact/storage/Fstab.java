package praktikum.fact.storage;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import praktikum.fact.Printed;
import praktikum.fact.Question;
import praktikum.fact.Reading;
import praktikum.fact.TextLines;

/**
 * What is mounted at boot by {@code /etc/fstab} (fstab(5)).
 *
 * @param entries in the order written, each as it will be mounted
 * @param ignored lines that mount(8) passes over, as they have too few fields
 */
public record Fstab(List<Mount> entries, List<String> ignored) {

    public static final Question<Fstab> ASKED = Question.of(Fstab::read, "cat", "/etc/fstab");

    public Fstab {
        entries = List.copyOf(entries);
        ignored = List.copyOf(ignored);
    }

    /** Reads the file: {@code /dev/sdb1 /mnt/data ext4 defaults,nofail 0 2}; "No such file or directory" → no entries. */
    public static Reading<Fstab> read(Printed printed) {
        return Reading.of(printed, p -> {
            List<Mount> entries = new ArrayList<>();
            List<String> ignored = new ArrayList<>();
            for (String line : TextLines.filledLines(p.content().orElse(""))) {
                List<String> fields = TextLines.words(line);
                if (line.startsWith("#")) {
                    continue;
                }
                if (fields.size() < 3) {
                    ignored.add(line);
                } else {
                    String options = fields.size() > 3 ? fields.get(3) : "defaults";
                    String target = MountText.withoutEnd(MountText.plain(fields.get(1)));
                    entries.add(new Mount(MountText.plain(fields.get(0)), target, fields.get(2), List.of(options.split(","))));
                }
            }
            return new Fstab(entries, ignored);
        });
    }

    /** The entry that mounts something at a path when the host starts: not one with {@code noauto}. */
    public Optional<Mount> atBoot(String path) {
        return entries.stream().filter(entry -> entry.target().equals(MountText.withoutEnd(path)) && !entry.has("noauto")).findFirst();
    }
}
