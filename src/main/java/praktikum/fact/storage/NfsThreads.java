package praktikum.fact.storage;

import praktikum.fact.Printed;
import praktikum.fact.Question;
import praktikum.fact.Reading;
import praktikum.fact.TextLines;

/**
 * How many threads of the kernel serve NFS: what really runs behind a unit that has done its work and ended.
 *
 * @param number 0 where none does, or the kernel has no NFS server loaded
 */
public record NfsThreads(int number) {

    public static final Question<NfsThreads> ASKED = Question.of(NfsThreads::read, "cat", "/proc/fs/nfsd/threads");

    /** Reads {@code 8} → 8 threads; "No such file or directory" → none (nfsd(7)). */
    public static Reading<NfsThreads> read(Printed printed) {
        return Reading.of(printed, p -> {
            var text = p.content();
            return new NfsThreads(text.isPresent() ? TextLines.smallCount(TextLines.only(text.get()), "threads of nfsd") : 0);
        });
    }
}
