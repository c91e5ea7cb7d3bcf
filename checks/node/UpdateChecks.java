package node;

import static java.util.Comparator.naturalOrder;
import static praktikum.check.Expect.cannotTell;
import static praktikum.check.Expect.judgeAll;
import static praktikum.check.verdict.Judgement.equal;
import static praktikum.check.verdict.Judgement.right;
import static praktikum.check.verdict.Judgement.wrong;

import praktikum.check.Check;
import praktikum.check.ChecksFor;
import praktikum.check.Cluster;
import praktikum.check.Node;
import praktikum.check.verdict.Judgement;
import praktikum.fact.Question;
import praktikum.fact.node.AptRefresh;
import praktikum.fact.node.AptRepositories;
import praktikum.fact.node.KernelRelease;
import praktikum.fact.node.PveVersion;
import praktikum.fact.node.Subscription;
import praktikum.fact.system.DirectoryListing;
import praktikum.fact.task.Task;
import praktikum.fact.task.TaskList;

/** Lab 01: the same software everywhere, and where it comes from. */
@ChecksFor("01-nodes")
final class UpdateChecks {

    private static final Question<DirectoryListing> LISTS = DirectoryListing.of("/var/lib/apt/lists");

    @Check("manager-version")
    void allNodesHaveTheSameManagerVersion(Cluster cluster) {
        var newest = cluster.each(node -> node.ask(PveVersion.ASKED)).values().stream().map(PveVersion::manager).max(naturalOrder());
        judgeAll(cluster.nodes(), node -> {
            var own = node.ask(PveVersion.ASKED).manager();
            return equal(newest.orElse(own), own).mistake("older").with("newest", newest.orElse(own));
        });
    }

    @Check("kernel")
    void allNodesRunTheSameKernel(Cluster cluster) {
        var newest = cluster.each(node -> node.ask(KernelRelease.ASKED)).values().stream().max(naturalOrder());
        judgeAll(cluster.nodes(), node -> {
            var own = node.ask(KernelRelease.ASKED);
            return equal(newest.orElse(own), own).mistake("older-kernel").with("newest", newest.orElse(own));
        });
    }

    @Check("repositories")
    void updatesComeFromWhereTheSubscriptionAllows(Cluster cluster) {
        judgeAll(cluster.nodes(), node -> {
            var repositories = node.ask(AptRepositories.of(node.name()));
            var enterprise = repositories.enabled("enterprise");
            if ((repositories.enabled("no-subscription") || repositories.fetches("pve-no-subscription")) && !enterprise) {
                return right("no-subscription");
            }
            if (enterprise) {
                return node.ask(Subscription.of(node.name())).active() ? right("enterprise")
                        : wrong("no-subscription", "enterprise").mistake("enterprise");
            }
            // From a mirror of one's own it may be had without the subscription of this machine.
            if (repositories.fetches("pve-enterprise")) {
                return right("pve-enterprise");
            }
            return repositories.enabled("test") ? wrong("no-subscription", "test").mistake("test")
                    : wrong("no-subscription", "–").mistake("no-repository");
        });
    }

    @Check(value = "package-lists", after = "repositories")
    void theLastUpdateOfThePackageListsSucceeded(Cluster cluster) {
        judgeAll(cluster.nodes(), node -> {
            node.prefetch(LISTS);
            var newest = node.ask(TaskList.carriedOut("aptupdate")).newest();
            if (newest.isEmpty()) {
                node.system().requireProxmoxVe();
                return wrong("OK", "–").mistake("never");
            }
            if (newest.get().running()) {
                throw cannotTell("check.still-running", node.name(), newest.get().upid());
            }
            return lists(node, newest.get());
        });
    }

    /** apt ends with success where it reached no server, so what it said counts, and then what is there. */
    private static Judgement lists(Node node, Task refresh) {
        var status = refresh.status().orElse("–");
        var failure = node.ask(AptRefresh.of(refresh.upid())).first();
        if (failure.isPresent()) {
            return wrong("OK", failure.get().text()).mistake(kind(failure.get().cause()));
        }
        if (!refresh.ok()) {
            return wrong("OK", status).mistake("update-failed");
        }
        var there = node.ask(LISTS).names();
        var missing = node.ask(AptRepositories.of(node.name())).unfetched(there);
        return missing.isEmpty() ? release(node, status) : wrong("OK", missing).mistake("not-fetched");
    }

    /** Lists of an older release are fetched as well as any, and hold no update for this one. */
    private static Judgement release(Node node, String status) {
        var own = node.ask(PveVersion.ASKED).suite();
        var others = node.ask(AptRepositories.of(node.name())).suitesOf("pve-no-subscription", "pve-enterprise");
        return own.isEmpty() || others.isEmpty() || others.contains(own.get()) ? right(status)
                : wrong(own.get(), others).mistake("other-release");
    }

    private static String kind(AptRefresh.Cause cause) {
        return switch (cause) {
            case UNAUTHORIZED -> "unauthorized";
            case NOT_FOUND -> "not-found";
            case MALFORMED -> "malformed";
            case CLOCK -> "clock";
            case PROXY -> "proxy";
            case PORTAL -> "portal";
            case SIGNATURE -> "signature";
            case CERTIFICATE -> "certificate";
            case UNRESOLVED -> "unresolved";
            case UNREACHABLE -> "unreachable";
            case OTHER -> "update-failed";
        };
    }
}
