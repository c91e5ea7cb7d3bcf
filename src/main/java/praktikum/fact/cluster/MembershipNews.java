package praktikum.fact.cluster;

import praktikum.fact.ParserGuard;
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

    public static final Question<MembershipNews> ASKED = Question.of(MembershipNews::read, "journalctl", "-q", "--no-pager", "-o", "cat",
            "-u", "corosync", "-u", "pve-cluster", "--since=-" + SETTLING_SECONDS + "s");

    /** Reads {@code journalctl -o cat}: {@code [TOTEM ] A new membership (1.d) was formed. Members joined: 2} → changed. */
    public static Reading<MembershipNews> read(Printed printed) {
        return ParserGuard.readEvenIfCut(printed, p -> new MembershipNews(ParserGuard.succeeded(p).lines().map(String::strip)
                .anyMatch(line -> line.startsWith("[MAIN  ] Corosync Cluster Engine") && line.contains("starting up")
                        || line.startsWith("[TOTEM ] A new membership (") || line.startsWith("[dcdb] notice: members: "))));
    }
}
