package praktikum.site.draft;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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

    private final String file;
    private final List<FileProblem> warnings = new ArrayList<>();
    private final Map<String, Group> groups = new LinkedHashMap<>();
    private final Map<String, Map<String, Scalar>> hosts = new LinkedHashMap<>();

    /** A group, put together from all places where it stands. */
    private static final class Group {
        private final Map<String, Scalar> vars = new HashMap<>();
        private final Set<String> hosts = new LinkedHashSet<>();
        private final Set<String> children = new LinkedHashSet<>();
    }

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
        var inherited = new HashMap<String, Map<String, Scalar>>();
        var inner = new HashSet<String>();
        groups.values().forEach(group -> inner.addAll(group.children));
        groups.keySet().stream().filter(name -> name.equals("all") || !inner.contains(name) && !groups.containsKey("all"))
                .forEach(name -> inherit(name, Map.of(), inherited, new HashSet<>()));
        groups.keySet().stream().filter(name -> !name.equals("all") && !inner.contains(name) && groups.containsKey("all"))
                .forEach(name -> inherit(name, groups.get("all").vars, inherited, new HashSet<>()));
        var machines = hosts.keySet().stream().map(name -> machine(name, inherited.getOrDefault(name, Map.of()))).toList();
        return new AnsibleInventory(machines, warnings);
    }

    private void group(String name, YamlValue value) {
        var group = groups.computeIfAbsent(name, key -> new Group());
        if (!(value instanceof Fields fields)) {
            return;
        }
        for (var field : fields.fields()) {
            var entries = field.value() instanceof Fields inner ? inner.fields() : List.<YamlValue.Field>of();
            switch (field.key()) {
                case "hosts" -> entries.forEach(host -> host(group, host));
                case "children" -> entries.forEach(child -> {
                    group.children.add(child.key());
                    group(child.key(), child.value());
                });
                case "vars" -> vars(field.value(), group.vars);
                default -> warnings.add(FileProblem.of(file, field.line(), "site.unknown-key", field.key(), name, "hosts, children, vars"));
            }
        }
    }

    private void host(Group group, YamlValue.Field host) {
        var names = InventoryHostRange.names(host.key());
        if (names.isEmpty()) {
            warnings.add(FileProblem.of(file, host.line(), "site.inventory.range", host.key()));
        }
        for (var name : names) {
            group.hosts.add(name);
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

    private void inherit(String name, Map<String, Scalar> from, Map<String, Map<String, Scalar>> inherited, Set<String> path) {
        var group = groups.get(name);
        if (group == null || !path.add(name)) {
            return;
        }
        var vars = new HashMap<>(from);
        vars.putAll(group.vars);
        group.hosts.forEach(host -> inherited.computeIfAbsent(host, key -> new HashMap<>()).putAll(vars));
        group.children.forEach(child -> inherit(child, vars, inherited, path));
        path.remove(name);
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
