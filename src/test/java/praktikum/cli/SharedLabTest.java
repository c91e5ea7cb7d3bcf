package praktikum.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import praktikum.check.engine.ChallengeRun;
import praktikum.check.engine.CheckRun;
import praktikum.check.engine.MarkerKeeper;
import praktikum.check.engine.RunListener;
import praktikum.check.verdict.Verdict;
import praktikum.drill.Timelines;
import praktikum.host.Command;
import praktikum.host.WitnessedAnswer;
import praktikum.host.WitnessedHost;

/** Lab 05 carried out by its page's own actions: all passes, what one node writes included; little is asked, and nothing is left behind. */
class SharedLabTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(ints = {8, 9})
    void carriedOutAndProven(int release) throws Exception {
        try (var machines = Rehearsal.fresh(folder, Expected.plan(), release)) {
            machines.carryOut();
            var asked = new TreeMap<String, Integer>();
            var found = new TreeMap<String, String>();
            var checks = Rehearsal.CHECKS.stream().filter(check -> check.key().lab().matches("04-storage|05-shared")).toList();
            Rehearsal.whole(new CheckRun(machines.site(), counting(machines, asked), checks, Timelines.NONE,
                    Optional.of(new ChallengeRun(11, MarkerKeeper.SILENT)), RunListener.SILENT).run()).forEach((check, verdict) -> {
                        if (!(verdict instanceof Verdict.Passed)) {
                            found.put(check.toString(), Expected.told(verdict));
                        }
                    });
            assertEquals(Map.of(), found);
            assertTrue(asked.get("s1") <= 6, asked.toString());
            var labFour = new TreeMap<String, Integer>();
            Rehearsal.whole(new CheckRun(machines.site(), counting(machines, labFour), checks.stream().filter(check -> check.key().lab()
                    .equals("04-storage")).toList(), Timelines.NONE, RunListener.SILENT).run());
            labFour.forEach((node, number) -> assertTrue(asked.get(node) <= number + 4, asked + " beside " + labFour));
            for (var name : List.of("n1", "n2", "s1")) {
                assertEquals("", machines.run(name, "ls -A /srv/nfs/proxmox /mnt/pve/nfs 2> /dev/null | grep praktikum", "").outText());
            }
        }
    }

    /** The machines, and how often each is asked something but the challenge's own. */
    private static Map<String, WitnessedHost> counting(Rehearsal machines, Map<String, Integer> asked) {
        var counted = Collections.synchronizedMap(asked);
        var askers = new HashMap<String, WitnessedHost>();
        machines.askers().forEach((name, asker) -> askers.put(name, new WitnessedHost() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public WitnessedAnswer ask(Command command, String askedBy) {
                if (!command.line().contains(".praktikum-")) {
                    counted.merge(name, 1, Integer::sum);
                }
                return asker.ask(command, askedBy);
            }
        }));
        return askers;
    }
}
