package praktikum.site.draft;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import praktikum.site.ImportedMachine;
import praktikum.text.FileProblem;

/**
 * What an Ansible inventory in YAML names: its hosts and how they are logged in to.
 *
 * @param machines in the order they first appear
 * @param warnings what is not understood, or does not count
 */
public record AnsibleInventory(List<ImportedMachine> machines, List<FileProblem> warnings) {

    private static final long LONGEST = 1 << 20;

    public AnsibleInventory {
        machines = List.copyOf(machines);
        warnings = warnings.stream().distinct().sorted().toList();
    }

    /** Reads a file; one that cannot be read has no machines and a warning. */
    public static AnsibleInventory read(Path file) {
        try {
            if (Files.size(file) > LONGEST) {
                return wrong(file, "yaml.too-long", Files.size(file), LONGEST);
            }
            return parse(file.toString(), Files.readString(file));
        } catch (CharacterCodingException e) {
            return wrong(file, "yaml.not-utf8");
        } catch (IOException | SecurityException e) {
            return wrong(file, "yaml.unreadable", e.getClass().getSimpleName());
        }
    }

    /** Reads text: groups with {@code hosts}, {@code children} and {@code vars}, as ansible-inventory(1) nests them. Total. */
    public static AnsibleInventory parse(String file, String text) {
        return new AnsibleInventoryReader(file).read(text);
    }

    private static AnsibleInventory wrong(Path file, String key, Object... args) {
        return new AnsibleInventory(List.of(), List.of(FileProblem.of(file.toString(), 1, key, args)));
    }
}
