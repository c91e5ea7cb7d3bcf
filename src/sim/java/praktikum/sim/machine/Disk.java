package praktikum.sim.machine;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import praktikum.sim.fs.FileError;
import praktikum.sim.fs.FileSystem;
import praktikum.sim.fs.PathNames;

/** A machine's files as its daemons use them: a file that is not there reads as empty, one that cannot be written is left. */
public final class Disk {

    private final FileSystem files;

    Disk(FileSystem files) {
        this.files = files;
    }

    /** The content as text, empty where it cannot be read. */
    public Optional<String> text(String path) {
        try {
            return Optional.of(new String(files.read(path), StandardCharsets.UTF_8));
        } catch (FileError e) {
            return Optional.empty();
        }
    }

    /** The content as text, empty text where it cannot be read. */
    public String textOrEmpty(String path) {
        return text(path).orElse("");
    }

    /** The first line of a file, without blanks around it; empty text where there is none. */
    public String line(String path) {
        return textOrEmpty(path).lines().map(String::strip).filter(line -> !line.isEmpty()).findFirst().orElse("");
    }

    /** The names in a directory, none where it cannot be read. */
    public List<String> list(String path) {
        try {
            return files.list(path);
        } catch (FileError e) {
            return List.of();
        }
    }

    /** Whether something is there. */
    public boolean exists(String path) {
        return files.exists(path);
    }

    /** Writes a file, with the directories it needs; false where that is not possible. */
    public boolean write(String path, String text) {
        return write(path, text, 0644);
    }

    /** Writes a file with a mode. */
    public boolean write(String path, String text, int mode) {
        try {
            directories(PathNames.parent(path));
            files.write(path, text.getBytes(StandardCharsets.UTF_8));
            if (!path.startsWith("/etc/pve/")) {
                files.setMode(path, mode);
            }
            return true;
        } catch (FileError e) {
            return false;
        }
    }

    /** Makes a directory and those above it. */
    public void directories(String path) throws FileError {
        if (!files.exists(path)) {
            directories(PathNames.parent(path));
            files.makeDirectory(path);
        }
    }

    /** Makes a directory and those above it; false where that is not possible. */
    public boolean makeDirectories(String path) {
        try {
            directories(path);
            return true;
        } catch (FileError e) {
            return false;
        }
    }

    /** Sets the permission bits of a file that is there. */
    public void mode(String path, int mode) {
        try {
            files.setMode(path, mode);
        } catch (FileError e) {
            throw new IllegalStateException("no mode for " + path, e);
        }
    }

    /** Makes a symbolic link in place of whatever file is there. */
    public void link(String path, String target) {
        try {
            directories(PathNames.parent(path));
            remove(path);
            files.makeLink(path, target);
        } catch (FileError e) {
            throw new IllegalStateException("a fresh disk took no link " + path, e);
        }
    }

    /** Removes a file or an empty directory; false where that is not possible. */
    public boolean remove(String path) {
        try {
            files.remove(path);
            return true;
        } catch (FileError e) {
            return false;
        }
    }

    /** Moves a file; false where that is not possible. */
    public boolean rename(String from, String to) {
        try {
            files.rename(from, to);
            return true;
        } catch (FileError e) {
            return false;
        }
    }

    /** The files themselves. */
    public FileSystem files() {
        return files;
    }
}
