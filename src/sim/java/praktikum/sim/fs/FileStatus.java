package praktikum.sim.fs;

import java.time.Instant;
import java.util.Optional;

/**
 * What {@code lstat} tells of a file.
 *
 * @param kind what it is
 * @param mode the permission bits, 0 to 07777
 * @param owner the owner's name
 * @param group the group's name
 * @param size in bytes
 * @param modified when its content last changed, by the machine's clock
 * @param target where a symbolic link points, empty for all others
 */
public record FileStatus(Kind kind, int mode, String owner, String group, long size, Instant modified,
        Optional<String> target) {

    /** The kinds of files, with the letter that {@code ls -l} shows and the words of {@code stat}. */
    public enum Kind {
        FILE('-', "regular file"),
        DIRECTORY('d', "directory"),
        LINK('l', "symbolic link"),
        CHARACTER_DEVICE('c', "character special file"),
        BLOCK_DEVICE('b', "block special file");

        private final char letter;
        private final String words;

        Kind(char letter, String words) {
            this.letter = letter;
            this.words = words;
        }

        /** The first letter of {@code ls -l}. */
        public char letter() {
            return letter;
        }

        /** What {@code stat -c %F} prints. */
        public String words() {
            return words;
        }
    }

    /** A file of root. */
    public static FileStatus file(int mode, long size, Instant modified) {
        return new FileStatus(Kind.FILE, mode, "root", "root", size, modified, Optional.empty());
    }

    /** A directory of root. */
    public static FileStatus directory(int mode, Instant modified) {
        return new FileStatus(Kind.DIRECTORY, mode, "root", "root", 4096, modified, Optional.empty());
    }

    /** A symbolic link of root. */
    public static FileStatus link(String target, Instant modified) {
        return new FileStatus(Kind.LINK, 0777, "root", "root", target.length(), modified, Optional.of(target));
    }

    /** Whether it is a directory. */
    public boolean isDirectory() {
        return kind == Kind.DIRECTORY;
    }

    /** Whether it is a symbolic link. */
    public boolean isLink() {
        return kind == Kind.LINK;
    }

    /** The same with another owner and group. */
    public FileStatus ownedBy(String newOwner, String newGroup) {
        return new FileStatus(kind, mode, newOwner, newGroup, size, modified, target);
    }
}
