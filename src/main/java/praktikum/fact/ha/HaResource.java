package praktikum.fact.ha;

import java.util.Optional;
import java.util.Set;
import praktikum.fact.Json;
import praktikum.fact.NotUnderstood;
import praktikum.fact.SectionFile;

/**
 * A guest that is put under high availability (PVE::HA::Resources).
 *
 * @param sid such as {@code vm:100} or {@code ct:201}
 * @param requested what it is to be: {@code started}, {@code stopped}, {@code disabled} or {@code ignored}
 * @param maxRestart how often it is started again on its node
 * @param maxRelocate how often it is tried on another
 * @param failback whether it goes back to a node that is preferred; in Proxmox VE 8 its group says so
 * @param group up to Proxmox VE 8 the group it belongs to
 */
public record HaResource(String sid, String requested, int maxRestart, int maxRelocate, boolean failback, Optional<String> group) {

    private static final Set<String> STATES = Set.of("started", "stopped", "disabled", "ignored");
    private static final int USUAL_TRIES = 1;

    static HaResource of(String sid, SectionFile.Section section) throws NotUnderstood {
        return new HaResource(sid, state(section.find("state")), section.count("max_restart", USUAL_TRIES),
                section.count("max_relocate", USUAL_TRIES), section.flag("failback", true), section.find("group"));
    }

    static HaResource of(String sid, Json json) throws NotUnderstood {
        return new HaResource(sid, state(json.findText("state")), tries(json, "max_restart"), tries(json, "max_relocate"),
                json.find("failback", Json::flag).orElse(true), json.findText("group"));
    }

    // enabled is an older word for started, which is what holds where nothing is written.
    private static String state(Optional<String> written) throws NotUnderstood {
        String state = written.filter(word -> !word.equals("enabled")).orElse("started");
        if (!STATES.contains(state)) {
            throw new NotUnderstood("no state of a resource", state);
        }
        return state;
    }

    private static int tries(Json json, String key) throws NotUnderstood {
        return (int) Math.clamp(json.findNumber(key).orElse(USUAL_TRIES), 0, Integer.MAX_VALUE);
    }
}
