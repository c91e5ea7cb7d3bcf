package praktikum.sim.machine.storage;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import praktikum.sim.fs.FileError;
import praktikum.sim.fs.MemoryFiles;
import praktikum.sim.fs.PathNames;

/**
 * A place on the drives where something lies: what a partition or a volume holds. It is a directory of {@link
 * praktikum.sim.machine.Machine#drives}, with texts of {@code name=value} lines and with files.
 *
 * @param tree all that is on the drives of a machine
 * @param path the directory of this place, which need not exist yet
 */
public record Medium(MemoryFiles tree, String path) {

    private static final String SIGNATURE = "signature";

    /** A place within this one. */
    public Medium in(String name) {
        return new Medium(tree, PathNames.child(path, name));
    }

    /** Whether anything has ever been put here. */
    public boolean exists() {
        return tree.exists(path);
    }

    /** What a text here says, in its order; nothing where it is not there. */
    public Map<String, String> fields(String name) {
        Map<String, String> fields = new LinkedHashMap<>();
        text(name).lines().filter(line -> line.indexOf('=') > 0)
                .forEach(line -> fields.put(line.substring(0, line.indexOf('=')), line.substring(line.indexOf('=') + 1)));
        return fields;
    }

    /** Writes a text of fields. */
    public void fields(String name, Map<String, String> fields) {
        var text = new StringBuilder();
        fields.forEach((key, value) -> text.append(key).append('=').append(value.replace('\n', ' ')).append('\n'));
        text(name, text.toString());
    }

    /** A text, empty where it is not there. */
    public String text(String name) {
        try {
            return new String(tree.read(PathNames.child(path, name)), StandardCharsets.UTF_8);
        } catch (FileError none) {
            return "";
        }
    }

    /** Writes a text. */
    public void text(String name, String text) {
        try {
            tree.makeDirectories(path);
            tree.write(PathNames.child(path, name), text.getBytes(StandardCharsets.UTF_8));
        } catch (FileError full) {
            throw new IllegalStateException("the drives took no " + PathNames.child(path, name), full);
        }
    }

    /** What a program that looks for file systems finds here. */
    public Optional<Signature> signature() {
        Map<String, String> fields = fields(SIGNATURE);
        return fields.containsKey("type") ? Optional.of(new Signature(fields)) : Optional.empty();
    }

    /** Puts that here, in place of whatever was. */
    public void sign(Signature signature) {
        clear();
        fields(SIGNATURE, signature.fields());
    }

    /** Changes what the signature says without touching what else is here. */
    public void resign(Signature signature) {
        fields(SIGNATURE, signature.fields());
    }

    /** Removes all that is here. */
    public void clear() {
        try {
            if (exists()) {
                tree.clear(path);
            }
        } catch (FileError none) {
            throw new IllegalStateException("nothing to clear at " + path, none);
        }
    }

    /** Removes it with its place. */
    public void remove() {
        try {
            if (exists()) {
                tree.clear(path);
                tree.remove(path);
            }
        } catch (FileError none) {
            throw new IllegalStateException("nothing to remove at " + path, none);
        }
    }

    /** Makes the directory of this place. */
    public void make() {
        try {
            tree.makeDirectories(path);
        } catch (FileError full) {
            throw new IllegalStateException("the drives took no " + path, full);
        }
    }
}
