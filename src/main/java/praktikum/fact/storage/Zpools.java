package praktikum.fact.storage;

import java.util.List;
import java.util.Optional;
import praktikum.fact.ErrorText;
import praktikum.fact.NotUnderstood;
import praktikum.fact.Printed;
import praktikum.fact.Question;
import praktikum.fact.Reading;

/**
 * The imported pools of a host, from {@code zpool status}.
 *
 * @param pools in the order printed
 */
public record Zpools(List<Zpool> pools) {

    /** Devices by the paths they were given as, such as {@code /dev/disk/by-id/…-part1}. */
    public static final Question<Zpools> ASKED = Question.of(Zpools::read, "zpool", "status", "-P");
    /** Devices by the paths the kernel has for them, such as {@code /dev/sdb1}. */
    public static final Question<Zpools> RESOLVED = Question.of(Zpools::read, "zpool", "status", "-LP");

    private static final String NONE = "no pools available";

    public Zpools {
        pools = List.copyOf(pools);
    }

    /** Reads the text of OpenZFS 2.2 to 2.4: {@code state: DEGRADED} → that pool is degraded; "no pools available" → no pools. */
    public static Reading<Zpools> read(Printed printed) {
        return Reading.of(printed, p -> {
            String text = p.succeeded();
            boolean none = text.isBlank() ? ErrorText.only(p).equals(NONE) : text.strip().equals(NONE);
            List<Zpool> pools = none ? List.of() : ZpoolReader.read(text);
            if (pools.stream().map(Zpool::name).distinct().count() != pools.size()) {
                throw new NotUnderstood("a pool twice");
            }
            return new Zpools(pools);
        });
    }

    /** The pool of that name. */
    public Optional<Zpool> find(String name) {
        return pools.stream().filter(pool -> pool.name().equals(name)).findFirst();
    }
}
