package praktikum.report.storage;

import java.util.Optional;
import praktikum.report.Chapter;
import praktikum.report.ChapterSource;

/** The chapter on disks, pools and the table of storages, as a check saw them. */
public final class StorageChapter implements Chapter {

    @Override
    public String id() {
        return "storage";
    }

    @Override
    public String step() {
        return "04-storage/table";
    }

    @Override
    public Optional<StoragePart> content(ChapterSource source) {
        return new StoragePartBuilder(source).part();
    }
}
