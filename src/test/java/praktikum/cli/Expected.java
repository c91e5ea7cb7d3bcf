package praktikum.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import praktikum.check.verdict.CheckKey;
import praktikum.check.verdict.Finding;
import praktikum.check.verdict.Outcome;
import praktikum.check.verdict.Verdict;
import praktikum.course.PageValues;
import praktikum.course.Rubric;
import praktikum.grade.VerdictExplanation;
import praktikum.site.Site;
import praktikum.site.SiteValues;
import praktikum.text.Language;

/**
 * What the checks are expected to say of a cluster: per check what each node gets, {@code n2=loopback} for the mistake that is named,
 * {@code n2=-} for a failure without a name, {@code n2=?} where it cannot be looked at. What builds on such a check is skipped and
 * names it; everything else passes.
 *
 * @param state what was done to the cluster
 * @param because why it shows where it shows
 * @param shows lines of a check and what its nodes get
 */
record Expected(String state, String because, List<String> shows) {

    /** Plans all that a sentence may name. */
    private static final Site SITE_OF_SENTENCES = Rehearsal.plan("kelas-a", List.of("n1", "n2", "n3"),
            List.of("10.1.1.1", "10.1.1.2", "10.1.1.3"), List.of("10.1.2.1", "10.1.2.2", "10.1.2.3"), 24, "10.1.1.254", "vmbr0");

    /** On machines fresh from the installer: what lab 01 and lab 02 are there to change. */
    static final List<String> FRESH = List.of("01-nodes/names-agree n1=missing-peer n2=missing-peer n3=missing-peer",
            "01-nodes/timezone n3=differs", "01-nodes/repositories n1=enterprise n2=enterprise n3=enterprise",
            "02-cluster/cluster-name n1=no-cluster n2=no-cluster n3=no-cluster",
            "03-network/storage-network n1=no-address n2=no-address n3=no-address",
            "04-storage/pool-online n1=missing n2=missing n3=missing", "05-shared/server-runs s1=not-installed");

    /** What builds on what, as the course orders it: what is not judged when one of the others has not passed. */
    private static final Map<String, List<String>> AFTER = Map.ofEntries(
            Map.entry("01-nodes/name-resolves", List.of("01-nodes/hostname")),
            Map.entry("01-nodes/names-agree", List.of("01-nodes/name-resolves")),
            Map.entry("01-nodes/address", List.of("01-nodes/bridge-port")),
            Map.entry("01-nodes/package-lists", List.of("01-nodes/repositories")),
            Map.entry("02-cluster/members", List.of("02-cluster/cluster-name")),
            Map.entry("02-cluster/views-agree", List.of("02-cluster/members", "02-cluster/corosync-running")),
            Map.entry("02-cluster/config-version", List.of("02-cluster/members")),
            Map.entry("02-cluster/config-copied", List.of("02-cluster/members")),
            Map.entry("02-cluster/corosync-running", List.of("02-cluster/members")),
            Map.entry("02-cluster/quorate", List.of("02-cluster/corosync-running")),
            Map.entry("02-cluster/votes", List.of("02-cluster/quorate")), Map.entry("02-cluster/root-ssh", List.of("02-cluster/members")),
            Map.entry("02-cluster/certificates", List.of("02-cluster/members")),
            Map.entry("02-cluster/second-link", List.of("02-cluster/members")),
            Map.entry("02-cluster/links-connected", List.of("02-cluster/second-link", "02-cluster/corosync-running")),
            Map.entry("02-cluster/corosync-apart", List.of("02-cluster/members")),
            Map.entry("03-network/direct", List.of("03-network/one-plan")),
            Map.entry("03-network/neighbours", List.of("03-network/direct")),
            Map.entry("03-network/path-mtu", List.of("03-network/direct")),
            Map.entry("04-storage/pool-disks", List.of("04-storage/pool-online")),
            Map.entry("04-storage/pool-properties", List.of("04-storage/pool-online")),
            Map.entry("04-storage/pool-at-boot", List.of("04-storage/pool-online")),
            Map.entry("04-storage/datasets-mounted", List.of("04-storage/pool-online")),
            Map.entry("04-storage/datasets-at-boot", List.of("04-storage/datasets-mounted")),
            Map.entry("04-storage/datasets-compressed", List.of("04-storage/datasets-mounted")),
            Map.entry("04-storage/thin-fill", List.of("04-storage/thin-pool")),
            Map.entry("04-storage/content", List.of("04-storage/defined")),
            Map.entry("04-storage/allowed", List.of("04-storage/defined")),
            Map.entry("04-storage/waits-for-mount", List.of("04-storage/defined")),
            Map.entry("04-storage/defined", List.of("02-cluster/members")),
            Map.entry("04-storage/active", List.of("04-storage/pool-online", "04-storage/datasets-mounted", "04-storage/thin-pool",
                    "04-storage/allowed", "02-cluster/members")),
            Map.entry("05-shared/exported", List.of("05-shared/server-runs")),
            Map.entry("05-shared/export-lasts", List.of("05-shared/exported")),
            Map.entry("05-shared/clients", List.of("05-shared/exported")),
            Map.entry("05-shared/nfs-defined", List.of("02-cluster/members")),
            Map.entry("05-shared/nfs-content", List.of("05-shared/nfs-defined")),
            Map.entry("05-shared/nfs-allowed", List.of("05-shared/nfs-defined")),
            Map.entry("05-shared/nfs-active", List.of("05-shared/nfs-allowed", "02-cluster/members", "05-shared/exported")),
            Map.entry("05-shared/same-mount", List.of("05-shared/nfs-active")),
            Map.entry("05-shared/shared-for-real", List.of("05-shared/same-mount")),
            Map.entry("06-guests/template-there", List.of("05-shared/nfs-active", "05-shared/nfs-content", "04-storage/active")),
            Map.entry("06-guests/container-there", List.of("02-cluster/members")),
            Map.entry("06-guests/container-resources", List.of("06-guests/container-there")),
            Map.entry("06-guests/container-storage", List.of("06-guests/container-there")),
            Map.entry("06-guests/container-network", List.of("06-guests/container-there")),
            Map.entry("06-guests/container-unprivileged", List.of("06-guests/container-there")),
            Map.entry("06-guests/container-runs", List.of("06-guests/container-there")),
            Map.entry("06-guests/container-release", List.of("06-guests/container-there", "06-guests/container-runs")),
            Map.entry("06-guests/container-gateway", List.of("06-guests/container-there", "06-guests/container-runs",
                    "06-guests/container-network")),
            Map.entry("06-guests/machine-there", List.of("02-cluster/members")),
            Map.entry("06-guests/machine-resources", List.of("06-guests/machine-there")),
            Map.entry("06-guests/machine-disks", List.of("06-guests/machine-there", "05-shared/nfs-allowed")),
            Map.entry("06-guests/machine-drives", List.of("06-guests/machine-there")),
            Map.entry("06-guests/machine-controller", List.of("06-guests/machine-there")),
            Map.entry("06-guests/machine-network", List.of("06-guests/machine-there")),
            Map.entry("06-guests/machine-mac", List.of("06-guests/machine-there")),
            Map.entry("06-guests/machine-runs", List.of("06-guests/machine-there")),
            Map.entry("06-guests/agent-enabled", List.of("06-guests/machine-there")),
            Map.entry("06-guests/agent-answers", List.of("06-guests/machine-runs", "06-guests/agent-enabled")),
            Map.entry("06-guests/address-inside", List.of("06-guests/agent-answers", "06-guests/machine-network")),
            Map.entry("06-guests/reachable", List.of("06-guests/container-runs", "06-guests/machine-runs", "06-guests/container-network",
                    "06-guests/machine-network")),
            Map.entry("07-migration/allowed", List.of("06-guests/machine-runs", "06-guests/machine-disks", "05-shared/nfs-allowed")),
            Map.entry("07-migration/nothing-local", List.of("06-guests/machine-runs", "06-guests/machine-disks",
                    "06-guests/machine-drives")),
            Map.entry("07-migration/processor", List.of("06-guests/machine-there")),
            Map.entry("07-migration/same-bridges", List.of("06-guests/machine-there", "06-guests/machine-network",
                    "01-nodes/bridge-port")),
            Map.entry("07-migration/online", List.of("06-guests/machine-there")),
            Map.entry("07-migration/memory-only", List.of("07-migration/online", "06-guests/machine-disks")),
            Map.entry("07-migration/downtime", List.of("07-migration/online")),
            Map.entry("07-migration/dedicated", List.of("02-cluster/members")),
            Map.entry("07-migration/home", List.of("06-guests/machine-runs")),
            Map.entry("07-migration/nothing-left", List.of("06-guests/machine-there")));

    /** What needs the other only to explain its own failure: where the other could not be looked at, it is judged by itself. */
    private static final Set<String> EXPLAINED =
            Set.of("01-nodes/name-resolves < 01-nodes/hostname", "02-cluster/corosync-running < 02-cluster/members",
            "02-cluster/quorate < 02-cluster/corosync-running", "02-cluster/links-connected < 02-cluster/second-link",
            "02-cluster/links-connected < 02-cluster/corosync-running", "02-cluster/views-agree < 02-cluster/corosync-running",
            "04-storage/defined < 02-cluster/members", "04-storage/active < 02-cluster/members",
            "05-shared/nfs-defined < 02-cluster/members", "05-shared/nfs-active < 02-cluster/members",
            "05-shared/nfs-active < 05-shared/exported", "06-guests/template-there < 05-shared/nfs-active",
            "06-guests/template-there < 05-shared/nfs-content", "06-guests/template-there < 04-storage/active",
            "06-guests/container-there < 02-cluster/members",
            "06-guests/machine-there < 02-cluster/members", "06-guests/machine-disks < 05-shared/nfs-allowed",
            "07-migration/allowed < 06-guests/machine-disks", "07-migration/allowed < 05-shared/nfs-allowed",
            "07-migration/nothing-local < 06-guests/machine-disks", "07-migration/nothing-local < 06-guests/machine-drives",
            "07-migration/same-bridges < 06-guests/machine-network", "07-migration/same-bridges < 01-nodes/bridge-port",
            "07-migration/memory-only < 06-guests/machine-disks", "07-migration/dedicated < 02-cluster/members",
            "06-guests/address-inside < 06-guests/machine-network", "06-guests/reachable < 06-guests/container-network",
            "06-guests/reachable < 06-guests/machine-network");

    static final List<String> DRILLED = List.of("02-cluster/one-stopped", "02-cluster/two-stopped", "02-cluster/recovered",
            "03-network/no-loss", "03-network/latency", "03-network/bandwidth", "05-shared/shared-for-real", "07-migration/moved",
            "07-migration/never-stopped", "07-migration/same-address", "07-migration/interruption");

    /** What is said of the last time that somebody moved the machine, who may be nobody. */
    static final List<String> OF_THE_LAST_MOVE = List.of("07-migration/online", "07-migration/memory-only", "07-migration/downtime");

    /** The plan all of these clusters are built by. */
    static Site plan() {
        return Rehearsal.plan("kelas-a", List.of("n1", "n2", "n3"), List.of("192.168.137.10", "192.168.137.11", "192.168.137.12"),
                List.of("10.10.10.1", "10.10.10.2", "10.10.10.3"), 24, "192.168.137.1", "vmbr0");
    }

    /** Whether the verdicts are these, and every sentence can be told in both languages. */
    void holdsFor(Map<CheckKey, Verdict> verdicts) {
        var expected = new TreeMap<String, String>();
        var named = new TreeMap<String, String>();
        // Nobody has moved the machine yet; where a row has somebody move it, it says that this passed.
        named.put("07-migration/online", "debian-vm=?");
        shows.forEach(line -> named.put(line.substring(0, line.indexOf(' ')), line.substring(line.indexOf(' ') + 1)));
        named.values().removeIf("passed"::equals);
        for (var check : verdicts.keySet()) {
            var name = check.toString();
            expected.put(name, root(name, named).map(cause -> cause.equals(name) ? named.get(name) : "skipped, " + cause)
                    .orElse(DRILLED.contains(name) ? "n1=?" : "passed"));
        }
        var found = new TreeMap<String, String>();
        verdicts.forEach((check, verdict) -> found.put(check.toString(), told(verdict)));
        assertEquals(lines(expected), lines(found), state + ": " + because);
        verdicts.forEach((check, verdict) -> verdict.findings().stream()
                .filter(finding -> verdict instanceof Verdict.Failed && finding.outcome() == Outcome.FAILED)
                .forEach(finding -> assertTold(check, finding)));
    }

    /** The uppermost check of a chain that shows something. */
    private static Optional<String> root(String check, Map<String, String> named) {
        return AFTER.getOrDefault(check, List.of()).stream().flatMap(before -> root(before, named)
                        .filter(cause -> !EXPLAINED.contains(check + " < " + before) || named.get(cause).matches(".*=[^?].*")).stream())
                .findFirst().or(() -> Optional.of(check).filter(named::containsKey));
    }

    /** A verdict as such a line has it. */
    static String told(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Passed _ -> "passed";
            case Verdict.Skipped skipped -> "skipped, " + skipped.cause();
            case Verdict.Failed failed -> subjects(failed.findings());
            case Verdict.NotMeasured unmeasured -> subjects(unmeasured.findings()).replace("kelas-a=", "n1=");
        };
    }

    private static String subjects(List<Finding> findings) {
        var words = new ArrayList<String>();
        for (var finding : findings) {
            switch (finding.outcome()) {
                case FAILED -> words.add(finding.subject() + "=" + finding.mistake().orElse("-"));
                case NOT_MEASURED -> words.add(finding.subject() + "=?");
                default -> { }
            }
        }
        return String.join(" ", words);
    }

    /** What did not pass, a line each. */
    static String lines(Map<String, String> verdicts) {
        var lines = new StringBuilder();
        verdicts.forEach((check, verdict) -> {
            if (!verdict.equals("passed")) {
                lines.append(check).append(' ').append(verdict).append('\n');
            }
        });
        return lines.toString();
    }

    /** The sentence names the machine and what to do about it, in both languages. */
    static void assertTold(CheckKey check, Finding finding) {
        if (finding.mistake().isEmpty()) {
            return;
        }
        var rubric = rubric(check);
        for (var language : Language.values()) {
            var sentence = new VerdictExplanation(new PageValues(SiteValues.of(SITE_OF_SENTENCES))).sentence(rubric, finding, language);
            assertFalse(sentence.contains("${"), sentence);
            assertTrue(sentence.contains(finding.subject())
                    || finding.values().containsKey("peer") && sentence.contains(finding.values().get("peer")), sentence);
            assertFalse(sentence.matches("(?s).*\\$\\{[a-z-]+}.*"), sentence);
            assertTrue(sentence.length() > 40, sentence);
        }
    }

    private static Rubric rubric(CheckKey check) {
        return Rehearsal.COURSE.lab(check.lab()).orElseThrow().checks().stream().filter(one -> one.id().check().equals(check.check()))
                .findFirst().orElseThrow();
    }
}
