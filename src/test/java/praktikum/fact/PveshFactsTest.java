package praktikum.fact;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static praktikum.fact.Readings.failed;
import static praktikum.fact.Readings.known;
import static praktikum.fact.Readings.strange;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import praktikum.fact.node.AptRepositories;
import praktikum.fact.node.NodeStatus;
import praktikum.fact.node.Subscription;
import praktikum.fact.task.Task;
import praktikum.fact.task.TaskList;
import praktikum.fact.task.Upid;

class PveshFactsTest {

    @Test
    void everyCaptureOfATaskListIsRead() {
        List<Capture> captures = Capture.all().stream()
                .filter(capture -> capture.command().matches("pvesh get (/cluster|/nodes/pve.)/tasks .*")).toList();
        assertEquals(16, captures.size());
        for (Capture capture : captures) {
            TaskList list = known(TaskList.read(capture.printed()));
            assertEquals(capture.printed().out().split("\"upid\":").length - 1, list.tasks().size(), capture.path());
            assertTrue(list.tasks().stream().noneMatch(Task::running));
        }
    }

    @Test
    void tasksSayWhatCameOfThem() {
        TaskList pve2 = known(TaskList.read(Capture.printed("pve9/04-healthy/node-tasks-pve2")));
        assertEquals("UPID:pve2:000002B9:0008C9EE:6B02ACF6:qmigrate:101:root@pam:", pve2.newest().orElseThrow().upid().text());
        List<Task> joins = pve2.ofType("clusterjoin").tasks();
        assertEquals(2, joins.size());
        assertTrue(joins.get(0).ok());
        assertFalse(joins.get(1).ok());
        assertEquals(Optional.of("unable to copy ssh ID: root@10.66.0.11: Permission denied (publickey,password)."), joins.get(1).status());
        assertEquals(Optional.of(Instant.ofEpochSecond(1_795_337_311L)), joins.get(1).end());

        TaskList pve1 = known(TaskList.read(Capture.printed("pve9/04-healthy/node-tasks")));
        assertEquals(2, pve1.tasks().stream().filter(task -> task.status().equals(Optional.of("WARNINGS: 1"))).filter(Task::ok).count());
        TaskList eight = known(TaskList.read(Capture.printed("pve8/12-healthy-all-running/node-tasks")));
        assertEquals(37, eight.tasks().size());
        assertEquals(13, eight.tasks().stream().filter(task -> !task.ok()).count());
    }

    @Test
    void runningTasksHaveNoEnd() {
        String running =
                "{\"upid\":\"UPID:pve1:000000C3:0001F5EF:6B029B7B:aptupdate::root@pam:\",\"node\":\"pve1\",\"starttime\":1795332987%s}";
        assertTrue(known(TaskList.read(Printed.of("[" + running.formatted(",\"status\":\"RUNNING\"") + "]"))).tasks().getFirst().running());
        assertTrue(known(TaskList.read(Printed.of("[" + running.formatted("") + "]"))).tasks().getFirst().running());
        assertEquals(Optional.empty(), known(TaskList.read(Printed.of("[]\n"))).newest());
        String failed = running.formatted(",\"endtime\":\"1795332990\",\"status\":\"command 'apt-get update' failed: exit code 100\"");
        Task task = known(TaskList.read(Printed.of("[" + failed + "]"))).newest().orElseThrow();
        assertFalse(task.ok() || task.running());
        strange(TaskList.read(Printed.of("[" + running.formatted(",\"status\":\"OK\"") + "]")));
        strange(TaskList.read(Printed.of("[" + running.formatted(",\"endtime\":\"soon\",\"status\":\"OK\"") + "]")));
        strange(TaskList.read(Printed.of("[" + running.replace("UPID:", "UPIX:").formatted("") + "]")));
        strange(TaskList.read(failed(255, "proxy handler failed: ssh: connect to host 10.66.0.11 port 22: No route to host\n")));
    }

    @Test
    void aTaskIdIsTakenApart() {
        Upid upid = Upid.parse("UPID:blckpink02:0000BC53:0012D687:693E91A1:qmigrate:100:root@pam:").orElseThrow();
        assertEquals("blckpink02", upid.node());
        assertEquals(0xBC53, upid.pid());
        assertEquals(Instant.parse("2025-12-14T10:29:53Z"), upid.start());
        assertEquals("qmigrate", upid.type());
        assertEquals("100", upid.id());
        assertEquals("root@pam", upid.user());
        for (String wrong : List.of("", "UPID:a:1:2:3:t:i:u:", "UPID:blckpink02:0000BC53:0012D687:693E91A1:qmigrate:100:root@pam",
                "UPID:blckpink02:0000bc53:0012D687:693E91A1:qmigrate:100:root@pam:", "UPID:-:0000BC53:0012D687:693E91A1:q:100:root@pam:",
                "UPID:a:0000BC53:0012D687:693E91A1:../x:100:root@pam:")) {
            assertEquals(Optional.empty(), Upid.parse(wrong), wrong);
        }
    }

    @Test
    void standardRepositoriesAreOnOffOrAbsent() {
        String json = """
                {"digest":"ab","errors":[],"files":[{"digest":[1,2],"file-type":"sources","path":"/etc/apt/sources.list.d/proxmox.sources","repositories":[
                {"Components":["pve-no-subscription"],"Enabled":1,"FileType":"sources","Suites":["trixie"],"Types":["deb"],
                "URIs":["http://download.proxmox.com/debian/pve"]}]},{"path":"/etc/apt/sources.list.d/pve-enterprise.sources","repositories":[
                {"Components":["pve-enterprise"],"Enabled":0,"FileType":"sources","Suites":["trixie"],"Types":["deb"],
                "URIs":["https://enterprise.proxmox.com/debian/pve"]}]}],"infos":[],
                "standard-repos":[{"handle":"enterprise","name":"Enterprise","status":0},{"handle":"no-subscription","name":"No-Subscription","status":1},
                {"handle":"test","name":"Test","status":null},{"handle":"ceph-squid-enterprise","name":"Ceph"}]}
                """;
        AptRepositories nine = known(AptRepositories.read(Printed.of(json)));
        assertTrue(nine.enabled("no-subscription"));
        assertFalse(nine.enabled("enterprise") || nine.enabled("test"));
        assertEquals(Map.of("enterprise", false, "no-subscription", true), nine.standard());
        assertEquals(List.of(true, false), nine.repositories().stream().map(AptRepositories.Repository::enabled).toList());
        assertEquals(List.of("pve-enterprise"), nine.repositories().getLast().components());
        AptRepositories eight = known(AptRepositories.read(Printed.of(json.replace("\"status\":0", "\"status\":true")
                .replace("\"status\":1", "\"status\":\"\""))));
        assertTrue(eight.enabled("enterprise"));
        assertFalse(eight.enabled("no-subscription"));
        strange(AptRepositories.read(Printed.of(json.replace("\"status\":1", "\"status\":\"on\""))));
        strange(AptRepositories.read(Printed.of("{\"files\":[]}")));
        strange(AptRepositories.read(Printed.of("{\"standard-repos\":1}")));
    }

    @Test
    void aSubscriptionIsActiveOrNot() {
        assertTrue(known(Subscription.read(Printed.of("{\"status\":\"Active\",\"productname\":\"Proxmox VE Community\"}"))).active());
        assertEquals("notfound",
                known(Subscription.read(Printed.of("{\"message\":\"There is no subscription key\",\"status\":\"notfound\"}"))).status());
        strange(Subscription.read(Printed.of("{\"status\":\"aktif\"}")));
        strange(Subscription.read(Printed.of("{}")));
    }

    @Test
    void everyCaptureOfTheNodeStatusIsRead() {
        List<Capture> captures = Capture.all().stream().filter(capture -> capture.command().matches("pvesh get /nodes/pve./status .*"))
                .toList();
        assertEquals(10, captures.size());
        for (Capture capture : captures) {
            NodeStatus status = known(NodeStatus.read(capture.printed()));
            assertEquals(capture.path().startsWith("pve9") ? "pve-manager/9.2.11/14a22df3" : "pve-manager/8.4.21/2606ac85",
                    status.manager());
            assertEquals(2, status.cpus());
            assertEquals(25_276_510_208L, status.memory());
        }
        assertEquals(Duration.ofSeconds(5795), known(NodeStatus.read(Capture.printed("pve9/04-healthy/node-status"))).uptime());
    }
}
