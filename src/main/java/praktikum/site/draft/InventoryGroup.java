package praktikum.site.draft;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import praktikum.text.yaml.YamlValue.Scalar;

/**
 * A group of an Ansible inventory, put together from all places where it stands.
 *
 * @param vars what it says about logging in to its hosts
 * @param hosts those that it names itself
 * @param children the groups in it
 */
record InventoryGroup(Map<String, Scalar> vars, Set<String> hosts, Set<String> children) {

    InventoryGroup() {
        this(new HashMap<>(), new LinkedHashSet<>(), new LinkedHashSet<>());
    }
}
