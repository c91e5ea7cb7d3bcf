package praktikum.fact.migration;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import praktikum.fact.Json;
import praktikum.fact.NotUnderstood;
import praktikum.fact.Printed;
import praktikum.fact.Question;
import praktikum.fact.Reading;
import praktikum.fact.SectionFile;
import praktikum.fact.TextLines;

/**
 * The replication jobs of the cluster as configured: which guest's disks are copied to which node now and then.
 *
 * @param jobs in the order written
 */
public record ReplicationJobs(List<Job> jobs) {

    public static final Question<ReplicationJobs> ASKED = Question.of(ReplicationJobs::readFile, "cat", "/etc/pve/replication.cfg");

    private static final String USUAL_SCHEDULE = "*/15";
    private static final Pattern ID = Pattern.compile("([0-9]{3,9})-([0-9]{1,9})");

    /**
     * A job.
     *
     * @param id guest and number, such as {@code 100-0}
     * @param guest whose disks
     * @param target the node they are copied to
     * @param schedule a calendar event, such as every fifteen minutes
     * @param disabled whether it is switched off
     */
    public record Job(String id, long guest, String target, String schedule, boolean disabled) {}

    public ReplicationJobs {
        jobs = List.copyOf(jobs);
    }

    /** Reads {@code local: 100-0} with {@code target pve2} → guest 100 is copied to pve2; no file → there is none. */
    public static Reading<ReplicationJobs> readFile(Printed printed) {
        return Reading.of(printed, p -> {
            List<Job> jobs = new ArrayList<>();
            for (SectionFile.Section section : SectionFile.of(p.content().orElse(""), name -> ID.matcher(name).matches()).sections()) {
                jobs.add(new Job(section.name(), guest(section.name()),
                        section.find("target").orElseThrow(() -> new NotUnderstood("a replication job without a target", section.name())),
                        section.find("schedule").orElse(USUAL_SCHEDULE), section.flag("disable", false)));
            }
            return new ReplicationJobs(jobs);
        });
    }

    /** Reads {@code pvesh get /cluster/replication}: {@code [{"id":"100-0","target":"pve2",…}]}. */
    public static Reading<ReplicationJobs> readPvesh(Printed printed) {
        return Reading.of(printed, p -> new ReplicationJobs(Json.of(p).items(job -> new Job(job.text("id"), guest(job.text("id")),
                job.text("target"), job.findText("schedule").orElse(USUAL_SCHEDULE), job.flagIfAny("disable")))));
    }

    /** The jobs of a guest. */
    public List<Job> of(long guest) {
        return jobs.stream().filter(job -> job.guest() == guest).toList();
    }

    private static long guest(String id) throws NotUnderstood {
        Matcher parts = ID.matcher(id);
        Optional<String> guest = parts.matches() ? Optional.of(parts.group(1)) : Optional.empty();
        return TextLines.count(guest.orElse(id), "the guest of a replication job");
    }
}
