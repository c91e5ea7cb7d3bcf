package praktikum.fact.storage;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import praktikum.fact.NotUnderstood;
import praktikum.fact.Printed;
import praktikum.fact.Question;
import praktikum.fact.Reading;

/**
 * What is mounted on a host, from {@code /proc/mounts} (proc_pid_mounts(5)).
 *
 * @param mounts in the order in which they were mounted: a later one covers what is below its target
 */
public record MountTable(List<Mount> mounts) {

    public static final Question<MountTable> ASKED = Question.of(MountTable::read, "cat", "/proc/mounts");

    public MountTable {
        mounts = List.copyOf(mounts);
    }

    /** Reads the lines: {@code tank/vmc /tank/vmc zfs rw,relatime 0 0} → that dataset is mounted there. */
    public static Reading<MountTable> read(Printed printed) {
        return Reading.of(printed, p -> {
            List<Mount> mounts = new ArrayList<>();
            for (String line : p.succeeded().lines().filter(one -> !one.isBlank()).toList()) {
                String[] fields = line.split(" ", -1);
                if (fields.length != 6 || !fields[1].startsWith("/") || fields[2].isEmpty() || fields[3].isEmpty()) {
                    throw new NotUnderstood("no line of /proc/mounts", line);
                }
                mounts.add(new Mount(MountText.plain(fields[0]), MountText.plain(fields[1]), fields[2], List.of(fields[3].split(","))));
            }
            if (mounts.isEmpty()) {
                throw new NotUnderstood("nothing mounted at all");
            }
            return new MountTable(mounts);
        });
    }

    /** The mount that a path lies on; a path that is relative lies on none. */
    public Optional<Mount> covering(String path) {
        String wanted = MountText.withoutEnd(path);
        return mounts.stream().filter(mount -> mount.target().equals("/") ? wanted.startsWith("/")
                : wanted.equals(mount.target()) || wanted.startsWith(mount.target() + "/")).reduce((first, last) -> last);
    }

    /** The mount at exactly that path which is seen there. */
    public Optional<Mount> at(String path) {
        return covering(path).filter(mount -> mount.target().equals(MountText.withoutEnd(path)));
    }
}
