package praktikum.site.draft;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import praktikum.site.ImportedMachine;
import praktikum.site.schema.ValueKind;
import praktikum.text.FileProblem;
import praktikum.text.yaml.Yaml;
import praktikum.text.yaml.YamlValue;
import praktikum.text.yaml.YamlValue.Fields;
import praktikum.text.yaml.YamlValue.Scalar;

/** Reads an Ansible inventory: a host has the variables of its groups, those of inner groups and its own going first. */
final class AnsibleInventoryReader {

    private static final Map<String, String> COUNTED = Map.of("ansible_host", "host", "ansible_ssh_host", "host", "ansible_port", "port",
            "ansible_ssh_port", "port", "ansible_user", "user", "ansible_ssh_user", "user", "ansible_ssh_private_key_file", "key",
            "ansible_private_key_file", "key");

    private static final int MOST_HOSTS = 1024;
    // A host may stand in many groups, and each time in a range.
    private static final int MOST_NAMES = 16 * MOST_HOSTS;

    private final String file;
    private final List<FileProblem> warnings = new ArrayList<>();
    private int names;
    private boolean full;
    private final Map<String, InventoryGroup> groups = new LinkedHashMap<>();
    private final Map<String, Map<String, Scalar>> hosts = new LinkedHashMap<>();

    AnsibleInventoryReader(String file) {
        this.file = file;
    }

    AnsibleInventory read(String text) {
        var yaml = Yaml.read(file, 1, text);
        warnings.addAll(yaml.findings());
        if (yaml.root().isPresent() && yaml.root().get() instanceof Fields root) {
            root.fields().forEach(field -> group(field.key(), field.value()));
        }
        if (hosts.isEmpty() && yaml.findings().isEmpty()) {
            warnings.add(FileProblem.of(file, 1, "site.inventory.none"));
        }
        var nesting = new InventoryGroups(groups);
        var inherited = nesting.variables();
        nesting.circle().ifPresent(group -> warnings.add(FileProblem.of(file, 1, "site.inventory.circle", group)));
        if (full) {
            warnings.add(FileProblem.of(file, 1, "site.inventory.most", MOST_HOSTS));
        }
        var machines = hosts.keySet().stream().map(name -> machine(name, inherited.getOrDefault(name, Map.of()))).toList();
        return new AnsibleInventory(machines, warnings);
    }

    private void group(String name, YamlValue value) {
        var group = groups.computeIfAbsent(name, key -> new InventoryGroup());
        if (!(value instanceof Fields fields)) {
            return;
        }
        for (var field : fields.fields()) {
            var entries = field.value() instanceof Fields inner ? inner.fields() : List.<YamlValue.Field>of();
            switch (field.key()) {
                case "hosts" -> entries.forEach(host -> host(group, host));
                case "children" -> entries.forEach(child -> {
                    group.children().add(child.key());
                    group(child.key(), child.value());
                });
                case "vars" -> vars(field.value(), group.vars());
                default -> warnings.add(FileProblem.of(file, field.line(), "site.unknown-key", field.key(), name, "hosts, children, vars"));
            }
        }
    }

    private void host(InventoryGroup group, YamlValue.Field host) {
        if (names >= MOST_NAMES) {
            full = true;
            return;
        }
        var found = InventoryHostRange.names(host.key());
        names += found.size();
        if (found.isEmpty()) {
            warnings.add(FileProblem.of(file, host.line(), "site.inventory.range", host.key()));
        }
        for (var name : found) {
            if (hosts.size() >= MOST_HOSTS && !hosts.containsKey(name)) {
                full = true;
                return;
            }
            group.hosts().add(name);
            vars(host.value(), hosts.computeIfAbsent(name, key -> new HashMap<>()));
        }
    }

    private void vars(YamlValue value, Map<String, Scalar> into) {
        if (!(value instanceof Fields fields)) {
            return;
        }
        for (var field : fields.fields()) {
            if (COUNTED.containsKey(field.key()) && field.value() instanceof Scalar scalar) {
                into.put(COUNTED.get(field.key()), scalar);
            } else if (field.key().startsWith("ansible_ssh") || field.key().startsWith("ansible_become")
                    || field.key().startsWith("ansible_connection") || COUNTED.containsKey(field.key())) {
                warnings.add(FileProblem.of(file, field.line(), "site.inventory.variable", field.key()));
            }
        }
    }

    private ImportedMachine machine(String name, Map<String, Scalar> inherited) {
        var vars = new HashMap<>(inherited);
        vars.putAll(hosts.get(name));
        var key = value(vars, "key", ValueKind.PATH::allows);
        return new ImportedMachine(name, vars.containsKey("host") ? value(vars, "host", ValueKind.HOST::allows) : Optional.of(name),
                value(vars, "port", ValueKind.PORT::allows).map(Integer::parseInt), value(vars, "user", ValueKind.USER::allows),
                key.map(List::of).orElse(List.of()));
    }

    // Templates and vaults are no values yet; like everything that is not of its kind, they are named.
    private Optional<String> value(Map<String, Scalar> vars, String name, Predicate<String> allowed) {
        var scalar = Optional.ofNullable(vars.get(name)).filter(value -> value.kind() != YamlValue.Kind.NULL);
        scalar.filter(value -> !allowed.test(value.value()))
                .ifPresent(value -> warnings.add(FileProblem.of(file, value.line(), "site.inventory.value", value.value(), name)));
        return scalar.map(Scalar::value).filter(allowed);
    }
}
