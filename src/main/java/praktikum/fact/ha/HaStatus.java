package praktikum.fact.ha;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import praktikum.fact.Json;
import praktikum.fact.NotUnderstood;
import praktikum.fact.Printed;
import praktikum.fact.Question;
import praktikum.fact.Reading;

/**
 * High availability as the asked node knows it, from {@code ha-manager status} or {@code pvesh get /cluster/ha/status/current}. Right
 * after quorum is lost only {@link #quorate} changes.
 *
 * @param quorate whether the asked node has quorum
 * @param master the node whose cluster resource manager decides; empty where there has never been one
 * @param fencing from Proxmox VE 9.2 on {@code armed}, {@code standby}, {@code disarming} or {@code disarmed}; before, it is always armed
 * @param managers the local resource managers, by node
 * @param services the services under high availability
 */
public record HaStatus(boolean quorate, Optional<String> master, Optional<String> fencing, List<LocalManager> managers,
        List<Service> services) {

    public static final Question<HaStatus> ASKED = Question.of(HaStatus::readText, "ha-manager", "status");

    /**
     * The local resource manager of a node.
     *
     * @param node the node
     * @param state such as {@code active}, {@code idle}, {@code maintenance mode} or {@code old timestamp - dead?}
     * @param watchdog from Proxmox VE 9.2 on {@code active}, {@code standby} or {@code released}
     */
    public record LocalManager(String node, String state, Optional<String> watchdog) {}

    /**
     * A service.
     *
     * @param sid such as {@code vm:100} or {@code ct:201}
     * @param node where it is or should be; empty where it is nowhere
     * @param state such as {@code started}, {@code stopped}, {@code fence}, {@code error}
     */
    public record Service(String sid, Optional<String> node, String state) {

        private static final Set<String> AT_REST = Set.of("stopped", "disabled", "ignored");

        static Service of(String sid, Json json) throws NotUnderstood {
            return new Service(sid, node(json.findText("node").orElse("")), json.text("state"));
        }

        /** A node's name; hyphens stand for none. */
        static Optional<String> node(String text) {
            return Optional.of(text).filter(name -> !name.isEmpty() && !name.matches("-{1,10}"));
        }

        /** Whether it keeps a node under the watchdog: it is there and not known to be at rest. */
        public boolean runsOn(String name) {
            return node.filter(name::equals).isPresent() && !AT_REST.contains(state);
        }
    }

    public HaStatus {
        managers = List.copyOf(managers);
        services = List.copyOf(services);
    }

    /** Reads the text of Proxmox VE 8 or 9, with {@code --verbose} or without: {@code service vm:100 (pve1, started)} → it runs on pve1. */
    public static Reading<HaStatus> readText(Printed printed) {
        return Reading.of(printed, HaReader::text);
    }

    /** Reads the JSON of Proxmox VE 8 or 9: {@code {"type":"quorum","quorate":1,…}} → quorate. */
    public static Reading<HaStatus> readPvesh(Printed printed) {
        return Reading.of(printed, HaReader::json);
    }

    /** The services that keep a node under the watchdog. While there is one, a node that loses quorum is fenced. */
    public List<Service> runningOn(String node) {
        return services.stream().filter(service -> service.runsOn(node)).toList();
    }

    /** Whether a node's local resource manager holds its lock, and with it the watchdog. */
    public boolean active(String node) {
        return managers.stream().anyMatch(manager -> manager.node().equals(node) && manager.state().equals("active"));
    }
}
