package praktikum.fact.cluster;

import java.util.regex.Pattern;
import praktikum.fact.Printed;
import praktikum.fact.Question;
import praktikum.fact.Reading;

/**
 * What corosync and the cluster file system wrote into the journal of late about who is there.
 *
 * @param changed whether one of them was started, or formed another membership
 */
public record MembershipNews(boolean changed) {

    /** Corosync takes some 10 s to form a membership, the cluster file system some more to share its data. */
    public static final int SETTLING_SECONDS = 20;

    // The line on a membership is known by either half of it, should the other be damaged.
    private static final Pattern CHANGE = Pattern.compile("^\\[MAIN  ] Corosync Cluster Engine .* starting up|^\\[TOTEM ] A new membership "
            + "|\\([0-9a-f]{1,9}\\.[0-9a-f]{1,16}\\) was formed|^\\[dcdb] notice: members: ");

    public static final Question<MembershipNews> ASKED = Question.of(MembershipNews::read, "journalctl", "-q", "--no-pager", "-o", "cat",
            "-u", "corosync", "-u", "pve-cluster", // What is yet to come was written before somebody set the clock back.
            "--since=-" + SETTLING_SECONDS + "s", "--until=now");

    /** Reads {@code journalctl -o cat}: {@code [TOTEM ] A new membership (1.d) was formed. Members joined: 2} → changed. */
    public static Reading<MembershipNews> read(Printed printed) {
        return Reading.ofStart(printed, p -> new MembershipNews(p.succeeded().lines().map(String::strip)
                .anyMatch(line -> CHANGE.matcher(line).find())));
    }
}
