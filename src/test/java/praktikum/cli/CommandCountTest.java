package praktikum.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import praktikum.host.evidence.Entry;
import praktikum.host.evidence.Evidence;
import praktikum.run.practice.PracticeCluster;
import praktikum.site.PlannedMachine;

/**
 * What one check of all labs costs the machines, by its own transcript: the real command in a process of its own, over SSH, where every
 * lab has been carried out. Who adds a question that costs each node a command finds the number here.
 */
class CommandCountTest {

    private static final int MOST_COMMANDS = 60;
    private static final int MOST_PVESH = 4;

    @TempDir
    private Path folder;

    @Test
    void aCheckOfAllLabsAsksLittleOverOneConnectionEach() throws Exception {
        try (var machines = Rehearsal.fresh(folder, PracticeCluster.example(3), 9)) {
            machines.carryOut();
            var before = connections(machines);
            check();

            var asked = Evidence.read(transcript()).entries().stream().filter(Entry.Asked.class::isInstance).map(Entry.Asked.class::cast)
                    .toList();
            var commands = new TreeMap<>(asked.stream().collect(Collectors.groupingBy(Entry.Asked::host)));
            commands.forEach((host, all) -> assertTrue(all.size() <= MOST_COMMANDS, () -> host + " is asked " + all.size() + " commands:\n"
                    + all.stream().map(one -> String.join(" ", one.argv())).sorted().collect(Collectors.joining("\n"))));
            var api = asked.stream().filter(one -> one.argv().getFirst().equals("pvesh"))
                    .map(one -> one.host() + " " + one.argv()).toList();
            assertTrue(api.size() <= MOST_PVESH, api::toString);
            var after = connections(machines);
            after.replaceAll((host, number) -> number - before.get(host));
            assertEquals(machines.site().machines().stream().collect(Collectors.toMap(PlannedMachine::name, one -> 1)), after);
            assertEquals(machines.site().machines().size(), commands.size());
        }
    }

    /** How many connections each machine has taken so far. */
    private static Map<String, Integer> connections(Rehearsal machines) {
        return machines.site().machines().stream().map(PlannedMachine::name).collect(Collectors.toMap(Function.identity(),
                name -> machines.practice.cluster().server(name).connections(), (one, same) -> one, TreeMap::new));
    }

    private void check() throws Exception {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var out = folder.resolve("out.txt");
        var process = new ProcessBuilder(new ArrayList<>(List.of(java, "-XX:TieredStopAtLevel=1", "-Duser.home=" + folder, "-cp",
                System.getProperty("java.class.path"), "praktikum.cli.Main", "check", "--lang", "en", "-w", folder.toString())))
                .redirectErrorStream(true).redirectOutput(out.toFile()).start();
        process.getOutputStream().close();
        assertTrue(process.waitFor(300, TimeUnit.SECONDS));
        // What drills and challenges show nobody has looked at.
        assertEquals(ExitCode.NOT_MEASURED, process.exitValue(), Files.readString(out));
    }

    private Path transcript() throws Exception {
        try (var files = Files.list(folder.resolve("transcripts"))) {
            return files.filter(file -> file.getFileName().toString().endsWith("-check.jsonl")).findFirst().orElseThrow();
        }
    }
}
