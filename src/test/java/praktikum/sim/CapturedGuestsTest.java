package praktikum.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import praktikum.sim.machine.command.Answer;

/** What is done with guests, as it was done on real nodes: it is told in the same lines. */
final class CapturedGuestsTest {

    private final Bench bench = new CapturedWorlds().in("pve8/11-guest-ops");
    private final List<String> differences = new ArrayList<>();

    @Test
    void guestsAreMadeStartedAndMovedInTheWordsOfRealOnes() {
        for (String line : List.of("pve1 qm stop 100", "pve1 qm destroy 100", "pve1 qm stop 101", "pve1 qm destroy 101", "pve3 qm stop 102",
                "pve3 qm destroy 102", "pve1 pct stop 201", "pve1 pct destroy 201", "pve3 rm -f /mnt/shared/images/102/vm-102-disk-0.raw",
                "pve2 rm -f /mnt/shared/images/102/vm-102-disk-0.raw")) {
            must(line);
        }
        alike("pve8/01-create/pct-create-201", "stdout [-+] (done: SHA.*|Total bytes.*)");
        alike("pve8/01-create/qm-create-102", "");
        alike("pve8/01-create/qm-create-102b", "");
        alike("pve8/01-create/qm-create-101", "");
        must("pve1 qm set 101 --net0 virtio=BC:24:11:00:01:01,bridge=vmbr9");
        alike("pve8/11-guest-ops/qm-start-101", "stdout [-+] .*");
        // A line every three seconds: how many there are follows from the speed.
        alike("pve8/11-guest-ops/qm-migrate-101-local-disk", "stdout [-+] N-N-N N:N:N N bytes .* copied, N s, .*");
        alike("pve8/11-guest-ops/qm-migrate-101-with-local", "");
        must("pve2 qm set 101 --net0 virtio=BC:24:11:00:01:01,bridge=vmbr0");
        alike("pve8/11-guest-ops/qm-start-101-ok", "");
        alike("pve8/11-guest-ops/qm-migrate-101-local-nowith", "");
        alike("pve8/11-guest-ops/qm-migrate-101-with-local-disks", "");
        must("pve2 qm set 102 --net0 e1000=BC:24:11:00:01:02,bridge=vmbr0");
        must("pve3 pvesm alloc shared 102 vm-102-disk-0.raw 1G");
        alike("pve8/11-guest-ops/qm-start-102", "");
        alike("pve8/11-guest-ops/qm-migrate-102-online", "");
        assertEquals(List.of(), differences, () -> String.join("\n", differences));
    }

    private void must(String line) {
        Answer answer = bench.shell(line.substring(0, 4), line.substring(5));
        assertEquals(0, answer.exit(), () -> line + "\n" + answer);
    }

    private void alike(String capture, String meant) {
        Captured captured = Captured.read(capture + ".txt");
        Answer answer = bench.shell(captured.node(), captured.command());
        Structure.differences(captured, answer).stream().filter(difference -> !difference.matches(meant))
                .forEach(difference -> differences.add(capture + ": " + difference));
    }
}
