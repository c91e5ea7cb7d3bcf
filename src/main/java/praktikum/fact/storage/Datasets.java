package praktikum.fact.storage;

import java.util.List;
import java.util.Optional;
import praktikum.fact.ErrorText;
import praktikum.fact.Printed;
import praktikum.fact.Question;
import praktikum.fact.Reading;

/**
 * The file systems and volumes of all imported pools, from {@code zfs get}.
 *
 * @param datasets in the order printed
 */
public record Datasets(List<Dataset> datasets) {

    private static final List<String> PROPERTIES = List.of("type", "compression", "mountpoint", "mounted", "canmount", "available", "used",
            "referenced", "quota", "recordsize", "compressratio", "volsize", "refreservation");

    public static final Question<Datasets> ASKED = Question.of(Datasets::read, "zfs", "get", "-Hp", "-t", "filesystem,volume", "-o",
            ZfsRows.COLUMNS, String.join(",", PROPERTIES));

    public Datasets {
        datasets = List.copyOf(datasets);
    }

    /** Reads the lines between tabs: {@code tank/vmc mounted yes -} → it is mounted; no lines → no datasets. */
    public static Reading<Datasets> read(Printed printed) {
        return Reading.of(printed, p -> {
            if (p.out().isBlank() && ErrorText.only(p).equals("no datasets available")) {
                return new Datasets(List.of());
            }
            return new Datasets(ZfsRows.read(p.succeeded(), PROPERTIES).entrySet().stream()
                    .map(entry -> new Dataset(entry.getKey(), entry.getValue())).toList());
        });
    }

    /** The dataset of that name. */
    public Optional<Dataset> find(String name) {
        return datasets.stream().filter(dataset -> dataset.name().equals(name)).findFirst();
    }

    /** The file systems that are or would be mounted at a path. */
    public List<Dataset> at(String path) {
        return datasets.stream().filter(dataset -> dataset.mountpoint().filter(path::equals).isPresent()).toList();
    }
}
