package praktikum.report.guest;

import java.util.Optional;
import praktikum.report.Chapter;
import praktikum.report.ChapterSource;

/** The chapter on containers and virtual machines, as a check saw them. */
public final class GuestChapter implements Chapter {

    @Override
    public String id() {
        return "guest";
    }

    @Override
    public String step() {
        return "06-guests/reachable";
    }

    @Override
    public Optional<GuestPart> content(ChapterSource source) {
        return new GuestPartBuilder(source).part();
    }
}
