package praktikum.site;

import java.util.List;
import java.util.Optional;

/**
 * A machine that an import found: what is known of it, before anybody says whether it is a node.
 *
 * @param name how the source calls it
 * @param address where it is reached: a literal or a DNS name
 * @param keys private key files as written there
 */
public record ImportedMachine(String name, Optional<String> address, Optional<Integer> port, Optional<String> user, List<String> keys) {

    public ImportedMachine {
        keys = List.copyOf(keys);
    }
}
