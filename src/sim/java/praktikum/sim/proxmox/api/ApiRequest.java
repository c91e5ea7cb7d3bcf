package praktikum.sim.proxmox.api;

import java.util.List;
import java.util.Map;
import praktikum.sim.machine.Machine;

/**
 * A request of the API.
 *
 * @param node the node that answers it
 * @param verb {@code get}, {@code set}, {@code create} or {@code delete}
 * @param path the path
 * @param parameters what it is asked with
 * @param usage pvesh's line of usage
 */
public record ApiRequest(Machine node, String verb, String path, Map<String, String> parameters, String usage) {

    /** A word of the path, {@code nodes} being the first one of {@code /nodes/pve1}. */
    public String word(int number) {
        return path.split("/")[number];
    }

    /** Refuses parameters other than these. */
    public void allow(List<String> names) throws ApiError {
        for (String name : parameters.keySet()) {
            if (!names.contains(name)) {
                throw new ApiError(255, "Unknown option: " + name + "\n400 unable to parse option\n" + usage + "\n");
            }
        }
    }

    /** A parameter, empty text where it was not given. */
    public String parameter(String name) {
        return parameters.getOrDefault(name, "");
    }

    /** A parameter that is a number. */
    public int number(String name, int otherwise) throws ApiError {
        String text = parameters.getOrDefault(name, String.valueOf(otherwise));
        if (!text.matches("\\d{1,9}")) {
            throw new ApiError(255, "400 Parameter verification failed.\n" + name + ": type check ('integer') failed - got '" + text
                    + "'\n" + usage + "\n");
        }
        return Integer.parseInt(text);
    }
}
