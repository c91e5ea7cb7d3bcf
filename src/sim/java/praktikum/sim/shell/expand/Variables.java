package praktikum.sim.shell.expand;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The variables of one shell, and which of them programs get. */
public final class Variables {

    private final Map<String, String> values = new TreeMap<>();
    private final Set<String> exported = new HashSet<>();

    Variables(Map<String, String> environment) {
        values.putAll(environment);
        exported.addAll(environment.keySet());
    }

    Variables copy() {
        Variables copy = new Variables(values);
        copy.exported.retainAll(exported);
        return copy;
    }

    /** The value, empty where it is not set. */
    public Optional<String> get(String name) {
        return Optional.ofNullable(values.get(name));
    }

    /** The value, or something else where it is not set. */
    public String getOr(String name, String otherwise) {
        return values.getOrDefault(name, otherwise);
    }

    /** Sets it; programs get it only when it is exported. */
    public void set(String name, String value) {
        values.put(name, value);
    }

    /** From now on programs get it. */
    public void export(String name) {
        exported.add(name);
    }

    /** From now on programs do not get it. */
    public void unexport(String name) {
        exported.remove(name);
    }

    boolean isExported(String name) {
        return exported.contains(name);
    }

    /** Forgets it. */
    public void unset(String name) {
        values.remove(name);
        exported.remove(name);
    }

    /** Some variables as they are, for {@link #restore}. */
    public record Saved(List<String> names, Variables values) {}

    /** Keeps what is to be put back after one command. */
    public Saved save(List<String> names) {
        return new Saved(names, names.isEmpty() ? this : copy());
    }

    /** Puts back what was kept. */
    public void restore(Saved saved) {
        for (String name : saved.names) {
            unset(name);
            saved.values.get(name).ifPresent(value -> set(name, value));
            if (saved.values.isExported(name)) {
                export(name);
            }
        }
    }

    /** The exported ones that have a value, sorted. */
    public Map<String, String> environment() {
        Map<String, String> environment = new TreeMap<>(values);
        environment.keySet().retainAll(exported);
        return environment;
    }
}
