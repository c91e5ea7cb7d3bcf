package praktikum.sim.proxmox.ha.node;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import praktikum.sim.proxmox.ha.config.HaFiles;
import praktikum.sim.proxmox.ha.config.RequestState;
import praktikum.sim.proxmox.ha.status.ManagerStatus;

/** What a node gives to its cluster resource manager. */
public interface CrmNode extends HaNode {

    /** The nodes of the cluster as this one sees them, and whether they are online. */
    SortedMap<String, Boolean> members();

    /** What people configured. */
    HaFiles files();

    /** Whether it knows rules, which Proxmox VE 9 has in place of groups. */
    boolean knowsRules();

    /** Writes the rules. */
    void writeRules(HaFiles files);

    /** Writes the services. */
    void writeResources(HaFiles files);

    /** Removes the groups. */
    void removeGroups();

    /** The version of Proxmox VE on a node, if it told of it. */
    Optional<String> version(String node);

    /** The node of each guest that runs and is no service: it uses its node, too. */
    Map<String, String> otherGuests();

    /** Writes {@code manager_status}. */
    void write(ManagerStatus status);

    /** Changes what is configured to be wanted of a service. */
    void request(String sid, RequestState state);

    /** Whether there is something in {@code crm_commands}. */
    boolean hasCommands();

    /** Takes all lines out of {@code crm_commands}. */
    List<String> takeCommands();

    /** Gives a service of a fenced node to another one. */
    void move(String sid, String from, String to);

    /** Takes away the lock that something interrupted has left on a service of a node; returns its name. */
    Optional<String> removeLock(String sid, String node);

    /** Sends mail. */
    void mail(String subject);
}
