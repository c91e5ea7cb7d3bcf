package praktikum.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import praktikum.site.Site;

/** Machines that were brought into a state once and are begun with many times: starting them costs less than the way there. */
record KeptMachines(Path image, Site plan) {

    /** What brings fresh machines into the state. */
    interface Way {
        void go(Rehearsal machines) throws Exception;
    }

    /** Builds them in an empty folder. */
    static KeptMachines of(Path folder, Site plan, Way way) throws Exception {
        try (var machines = Rehearsal.kept(folder, plan)) {
            way.go(machines);
        }
        try (var files = Files.list(folder.resolve("sim"))) {
            return new KeptMachines(files.filter(file -> file.toString().endsWith(".image")).findFirst().orElseThrow(), plan);
        }
    }

    /** Copies of them, up and settled, in an empty folder. */
    Rehearsal start(Path folder) throws Exception {
        Files.copy(image, Files.createDirectories(folder.resolve("sim")).resolve(image.getFileName()));
        return Rehearsal.kept(folder, plan).settled();
    }
}
