package praktikum.sim.proxmox.storage.plugin;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import praktikum.sim.fs.FileError;
import praktikum.sim.machine.Machine;
import praktikum.sim.machine.Release;
import praktikum.sim.proxmox.storage.config.StorageError;
import praktikum.sim.proxmox.storage.config.StorageSection;

/**
 * The directories of a storage that is one: its path and one directory below for each type of content. They are made where they are
 * missing, wherever the path leads then.
 */
final class ContentDirectories {

    private static final Map<String, String> NAMES = new TreeMap<>(Map.of("images", "images", "rootdir", "private", "iso", "template/iso",
            "vztmpl", "template/cache", "backup", "dump", "snippets", "snippets", "import", "import"));

    private final Machine node;
    private final StorageSection storage;

    ContentDirectories(Machine node, StorageSection storage) {
        this.node = node;
        this.storage = storage;
    }

    /** The directory of a type of content. */
    String of(String content) {
        return storage.required("path") + "/" + StorageSection.words(storage.option("content-dirs").orElse("")).stream()
                .filter(word -> word.startsWith(content + "=")).map(word -> word.substring(content.length() + 1)).findFirst()
                .orElse(NAMES.get(content));
    }

    /** Makes the path itself, unless the storage forbids it. */
    void makeBase() throws StorageError {
        if (storage.option("create-base-path").or(() -> storage.option("mkdir")).orElse("1").equals("1")) {
            make(storage.required("path"));
        }
    }

    /** Makes the directories of its content, unless the storage forbids it, and looks that no two are one. */
    void makeContents() throws StorageError {
        String path = storage.required("path");
        if (!node.files().isDirectory(path)) {
            throw new StorageError("unable to activate storage '" + storage.id() + "' - directory '" + path
                    + "' does not exist or is unreachable");
        }
        Set<String> contents = new TreeSet<>(storage.contents());
        contents.remove("none");
        if (storage.option("create-subdirs").orElse("1").equals("1") && storage.option("mkdir").orElse("1").equals("1")) {
            Set<String> wanted = new TreeSet<>(contents);
            if (contents.contains("rootdir")) {
                wanted.add("backup"); // a container's archives go there
            }
            for (String content : wanted) {
                makeContent(content);
            }
        }
        Set<String> seen = new HashSet<>();
        for (String content : contents) {
            try {
                String real = node.files().exists(of(content)) ? node.files().resolve(of(content)) : "";
                if (!real.isEmpty() && !seen.add(real)) {
                    throw new StorageError("storage '" + storage.id() + "' uses directory " + real + " for multiple content types");
                }
            } catch (FileError missing) {
                continue;
            }
        }
    }

    private void makeContent(String content) throws StorageError {
        if (node.release() == Release.PVE8) {
            make(of(content));
            return;
        }
        try {
            node.disk().directories(of(content));
        } catch (FileError e) {
            String why = e.errno().text();
            throw StorageError.of(errno(e), "failed to create content directory '" + of(content) + "' for content '" + content + "' - "
                    + why + (why.matches("Permission denied|Read-only file system")
                    ? " - ensure that you have read and write access to your storage!" : ""));
        }
    }

    private void make(String path) throws StorageError {
        List<String> missing = new ArrayList<>();
        for (String at = path; !at.isEmpty() && !node.files().exists(at); at = at.substring(0, at.lastIndexOf('/'))) {
            missing.addFirst(at);
        }
        try {
            node.disk().directories(path);
        } catch (FileError e) {
            String failed = missing.stream().filter(one -> !node.files().exists(one)).findFirst().orElse(path);
            throw StorageError.of(errno(e), "mkdir " + failed + ": " + e.errno().text()
                    + " at /usr/share/perl5/PVE/Storage/Plugin.pm line 2663.");
        }
    }

    private static int errno(FileError e) {
        return switch (e.errno()) {
            case EPERM -> 1;
            case ENOENT -> 2;
            case EACCES -> 13;
            case ENOTDIR -> 20;
            case ENOSPC -> 28;
            case EROFS -> 30;
            default -> 5;
        };
    }
}
