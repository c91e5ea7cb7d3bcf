package praktikum.fact.storage;

import java.util.List;
import java.util.regex.Pattern;
import praktikum.fact.Printed;
import praktikum.fact.Question;
import praktikum.fact.Reading;
import praktikum.fact.NotUnderstood;

/**
 * The pools on a host's disks that are not imported, from {@code zpool import}, which without a name imports nothing.
 *
 * @param names in the order printed
 */
public record ImportablePools(List<String> names) {

    public static final Question<ImportablePools> ASKED = Question.of(ImportablePools::read, "zpool", "import");

    // show_import of zpool_main.c: the words of a paragraph end in a column of their own.
    private static final Pattern POOL = Pattern.compile(" *pool: (\\S.*)");

    public ImportablePools {
        names = List.copyOf(names);
    }

    /** Reads paragraphs: {@code pool: tank}, {@code id: 123}, {@code state: ONLINE} … → tank; none where it says that there are none. */
    public static Reading<ImportablePools> read(Printed printed) {
        return Reading.of(printed, p -> {
            var names = p.out().lines().map(POOL::matcher).filter(line -> line.matches()).map(line -> line.group(1).strip()).toList();
            if (names.isEmpty() && !(p.out() + p.err()).contains("no pools available to import") && (p.exit() != 0 || !p.out().isBlank())) {
                throw new NotUnderstood("no line 'pool: …'", p.out());
            }
            return new ImportablePools(names);
        });
    }
}
