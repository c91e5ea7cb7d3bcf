package praktikum.run.practice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import praktikum.sim.ClusterFile;
import praktikum.sim.EmbeddedCluster;
import praktikum.site.Workspace;
import praktikum.text.Language;

/**
 * Machines whose process is killed at random moments while they are worked on: {@code mvn test -Dtest=KilledPracticeTest
 * -Dpraktikum.kills=100}. It takes some seconds a time; what is quick and always the same is in ClusterFileTest.
 */
@EnabledIfSystemProperty(named = "praktikum.kills", matches = "[0-9]+")
class KilledPracticeTest {

    private static final List<String> NODES = List.of("blckpink01", "blckpink02", "blckpink03");

    /** What is killed: counts up on one machine after the other, so that an image of one moment shows itself by the numbers in it. */
    static final class Child {
        private Child() {}

        public static void main(String[] args) throws Exception {
            try (var practice = PracticeCluster.startKept(new Workspace(Path.of(args[0])), PracticeCluster.example(3), Optional.empty(), 20,
                    false, Language.ENGLISH, broken -> System.out.println("not kept: " + broken))) {
                System.out.println("since " + practice.since());
                for (int i = Integer.parseInt(args[1]); ; i++) {
                    for (var node : NODES) {
                        practice.cluster().run(node, "echo " + i + " > /root/n.new; mv /root/n.new /root/n; "
                                + "head -c 300000 /dev/urandom > /root/big; sha256sum /root/big > /root/sum; logger " + i
                                + "; systemctl restart chrony", "");
                    }
                    System.out.println("done " + i);
                }
            }
        }
    }

    @Test
    void noMomentToBeKilledLeavesABrokenState(@TempDir Path folder) throws Exception {
        var random = new Random(7);
        var kills = Integer.getInteger("praktikum.kills");
        var next = 0;
        var torn = 0;
        var largest = 0L;
        var lost = 0;
        for (int kill = 0; kill < kills; kill++) {
            var reached = killed(folder, next, 200 + random.nextInt(4000));
            torn += Files.exists(folder.resolve("sim/machines.image.new")) ? 1 : 0;
            assertTrue(Files.exists(folder.resolve("sim/machines.image")));
            try (var file = ClusterFile.open(folder.resolve("sim")).orElseThrow()) {
                var kept = numbers(folder, assertInstanceOf(ClusterFile.Machines.class, file.read(), "kill " + kill));
                largest = Math.max(largest, Files.size(file.path()));
                assertTrue(kept.get(0) >= kept.get(1) && kept.get(1) >= kept.get(2) && kept.get(0) - kept.get(2) <= 1,
                        "kill " + kill + " " + kept);
                assertTrue(kept.getLast() >= next - 1, "kill " + kill + ": " + kept + " after " + next);
                lost = Math.max(lost, reached - kept.getLast());
                next = kept.getLast() + 1; // the round that was broken off, once more
            }
        }
        System.out.println(kills + " kills, 0 broken, " + torn + " of them in the middle of writing; the image has up to " + largest
                + " bytes; " + lost + " rounds of work lost at most");
        assertTrue(next > 0);
    }

    /** Starts the child, lets it work that long and kills it; given is the last number that it had on all machines. */
    private static int killed(Path folder, int from, int millis) throws Exception {
        var said = Files.createTempFile("killed-practice", ".txt");
        var process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1",
                "-cp", System.getProperty("java.class.path"), Child.class.getName(), folder.toString(), String.valueOf(from))
                .redirectError(ProcessBuilder.Redirect.INHERIT).redirectOutput(said.toFile()).start();
        await().atMost(Duration.ofMinutes(5)).until(() -> Files.readString(said).startsWith("since "));
        Thread.sleep(millis); // the moment itself is what is tested
        process.destroyForcibly();
        assertTrue(process.waitFor(60, TimeUnit.SECONDS));
        var lines = Files.readString(said).lines().toList();
        Files.delete(said);
        return lines.stream().filter(line -> line.matches("done [0-9]+")).map(line -> Integer.parseInt(line.substring(5)))
                .reduce(from - 1, Math::max);
    }

    private static List<Integer> numbers(Path folder, ClusterFile.Machines kept) throws Exception {
        var numbers = new ArrayList<Integer>();
        try (var cluster = EmbeddedCluster.start(kept.image(), 20, folder.resolve("sim"), List.of(), Map.of())) {
            for (var node : NODES) {
                assertEquals("running\n", cluster.run(node, "systemctl is-system-running", "").out().replace("degraded", "running"));
                var answer = cluster.run(node, "cat /root/n", "");
                numbers.add(answer.exit() == 0 ? Integer.parseInt(answer.out().strip()) : -1);
            }
        }
        return numbers;
    }
}
