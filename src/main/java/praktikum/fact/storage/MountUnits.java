package praktikum.fact.storage;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import praktikum.fact.NotUnderstood;
import praktikum.fact.Printed;
import praktikum.fact.Question;
import praktikum.fact.Reading;
import praktikum.fact.TextLines;

/**
 * The mount units that systemd knows the files of, from {@code systemctl list-unit-files --type=mount}.
 *
 * @param units in the order printed
 */
public record MountUnits(List<Unit> units) {

    public static final Question<MountUnits> ASKED =
            Question.of(MountUnits::read, "systemctl", "list-unit-files", "--type=mount", "--no-legend", "--no-pager");

    private static final String SUFFIX = ".mount";
    private static final Set<String> STATES = Set.of("enabled", "enabled-runtime", "linked", "linked-runtime", "alias", "masked",
            "masked-runtime", "static", "disabled", "indirect", "generated", "transient", "bad");

    /**
     * A mount unit.
     *
     * @param name such as {@code mnt-pve-nfs\x2dlocal.mount}
     * @param path where it mounts, such as {@code /mnt/pve/nfs-local}
     * @param state {@code enabled}, {@code disabled}, {@code static}, {@code generated} (as from fstab), {@code masked} …
     */
    public record Unit(String name, String path, String state) {

        /** Whether it is started at boot because somebody enabled it; those of fstab are generated and start unless {@code noauto}. */
        public boolean enabled() {
            return state.equals("enabled");
        }
    }

    public MountUnits {
        units = List.copyOf(units);
    }

    /** Reads the lines: {@code mnt-data.mount enabled enabled} → what is to be at /mnt/data is mounted at boot. */
    public static Reading<MountUnits> read(Printed printed) {
        return Reading.of(printed, p -> {
            List<Unit> units = new ArrayList<>();
            for (String line : TextLines.filledLines(p.succeeded())) {
                List<String> fields = TextLines.words(line);
                String name = fields.getFirst();
                if (fields.size() < 2 || fields.size() > 3 || !name.endsWith(SUFFIX) || !STATES.contains(fields.get(1))) {
                    throw new NotUnderstood("no mount unit with its state", line);
                }
                units.add(new Unit(name, MountText.path(name.substring(0, name.length() - SUFFIX.length())), fields.get(1)));
            }
            return new MountUnits(units);
        });
    }

    /** The unit that mounts at a path. */
    public Optional<Unit> at(String path) {
        return units.stream().filter(unit -> unit.path().equals(MountText.withoutEnd(path))).findFirst();
    }
}
