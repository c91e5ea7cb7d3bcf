package praktikum.sim.machine.unit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A unit as the package that brings it defines it.
 *
 * @param name with its ending: {@code corosync.service}
 * @param description its one-line description
 * @param order its place among all units at boot; lower ones start first, and stop last
 * @param file whether it is started at boot on a fresh install
 * @param process the name of its main process; empty for units that have none
 * @param aliases other names of it
 * @param sockets where it listens, as {@code ss} shows it: {@code 0.0.0.0:22}
 * @param certificate the file of the certificate that it shows there
 * @param daemon what lives behind it
 * @param pkg the package that brings it; empty for one that is there from the beginning
 */
public record UnitDefinition(String name, String description, int order, Unit.File file, Optional<String> process, List<String> aliases,
        List<String> sockets, Optional<String> certificate, Optional<Daemon> daemon,
        Optional<String> pkg) {

    public UnitDefinition {
        aliases = List.copyOf(aliases);
        sockets = List.copyOf(sockets);
    }

    /** An enabled service whose process is called as it is. */
    public static UnitDefinition service(int order, String name, String description) {
        return new UnitDefinition(name + ".service", description, order, Unit.File.ENABLED, Optional.of(name), List.of(), List.of(),
                Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** An enabled unit that has no process once it has started. */
    public static UnitDefinition oneShot(int order, String name, String description) {
        return new UnitDefinition(name, description, order, Unit.File.ENABLED, Optional.empty(), List.of(), List.of(), Optional.empty(),
                Optional.empty(), Optional.empty());
    }

    /** The same with another state of its file. */
    public UnitDefinition as(Unit.File other) {
        return new UnitDefinition(name, description, order, other, process, aliases, sockets, certificate, daemon, pkg);
    }

    /** The same with a process of another name. */
    public UnitDefinition running(String other) {
        return new UnitDefinition(name, description, order, file, Optional.of(other), aliases, sockets, certificate, daemon, pkg);
    }

    /** The same with another name more. */
    public UnitDefinition alias(String alias) {
        var all = new ArrayList<>(aliases);
        all.add(alias);
        return new UnitDefinition(name, description, order, file, process, all, sockets, certificate, daemon, pkg);
    }

    /** The same listening on sockets. */
    public UnitDefinition listening(String... on) {
        return new UnitDefinition(name, description, order, file, process, aliases, List.of(on), certificate, daemon, pkg);
    }

    /** The same with a certificate that it shows to whoever connects. */
    public UnitDefinition showing(String certificateFile) {
        return new UnitDefinition(name, description, order, file, process, aliases, sockets, Optional.of(certificateFile), daemon, pkg);
    }

    /** The same with something that lives behind it. */
    public UnitDefinition behind(Daemon what) {
        return new UnitDefinition(name, description, order, file, process, aliases, sockets, certificate, Optional.of(what), pkg);
    }

    /** The same where a package brings it. */
    public UnitDefinition of(String name) {
        return new UnitDefinition(this.name, description, order, file, process, aliases, sockets, certificate, daemon, Optional.of(name));
    }
}
