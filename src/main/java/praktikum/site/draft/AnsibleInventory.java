package praktikum.site.draft;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import praktikum.site.ImportedMachine;
import praktikum.text.FileProblem;
import praktikum.text.LimitedFile;

/**
 * What an Ansible inventory in YAML names: its hosts and how they are logged in to.
 *
 * @param machines in the order they first appear
 * @param warnings what is not understood, or does not count
 */
public record AnsibleInventory(List<ImportedMachine> machines, List<FileProblem> warnings) {

    public AnsibleInventory {
        machines = List.copyOf(machines);
        warnings = warnings.stream().distinct().sorted().toList();
    }

    /** Reads a file; one that cannot be read has no machines and a warning. */
    public static AnsibleInventory read(Path file) {
        try {
            return parse(file.toString(), LimitedFile.text(file, LimitedFile.WRITTEN));
        } catch (IOException | SecurityException e) {
            return new AnsibleInventory(List.of(), List.of(LimitedFile.problem(file.toString(), e)));
        }
    }

    /** Reads text: groups with {@code hosts}, {@code children} and {@code vars}, as ansible-inventory(1) nests them. Total. */
    public static AnsibleInventory parse(String file, String text) {
        return new AnsibleInventoryReader(file).read(text);
    }
}
