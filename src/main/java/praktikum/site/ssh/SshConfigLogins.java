package praktikum.site.ssh;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import praktikum.net.Addresses;
import praktikum.site.PlannedMachine;
import praktikum.site.PlannedNfsServer;
import praktikum.site.PlannedNode;
import praktikum.site.Site;
import praktikum.site.SshLogin;
import praktikum.site.SshSettings;
import praktikum.site.schema.ValueKind;
import praktikum.text.FileProblem;
import praktikum.text.yaml.YamlMapping;

/** What {@code ~/.ssh/config} says about the machines of a site, where the site says nothing itself. */
public final class SshConfigLogins {

    private final SshConfig config;
    private final Site site;
    private final YamlMapping document;
    private final List<SshConfig.Found> found = new ArrayList<>();
    private final Set<FileProblem> warnings = new LinkedHashSet<>();

    /** For a site and what its document itself says of logins. */
    public SshConfigLogins(SshConfig config, Site site, YamlMapping document) {
        this.config = config;
        this.site = site;
        this.document = document;
    }

    /** What of the configuration does not count for the machines of the site. */
    public List<FileProblem> warnings() {
        return List.copyOf(warnings);
    }

    /** The site with what it leaves open filled in; what of the configuration does not count for it is in {@link #warnings} then. */
    public Site site() {
        if (config.isEmpty()) {
            return site;
        }
        var said = document.list("nodes");
        var nodes = new ArrayList<PlannedNode>();
        for (var i = 0; i < site.nodes().size(); i++) {
            var node = site.nodes().get(i);
            nodes.add(new PlannedNode(node.name(), node.address(), node.links(), login(node, said.get(i).in("ssh")), node.power()));
        }
        var nfs = site.nfs().map(server -> new PlannedNfsServer(server.name(), server.address(), server.export(),
                login(server, document.in("nfs").in("ssh"))));
        return new Site(nodes, nfs, ssh(), site.plan());
    }

    // As a person would call it: by the address of the site, or by its name, or by its planned address.
    private static List<String> names(PlannedMachine machine, YamlMapping login) {
        return login.text("address").map(address -> List.of(address, machine.name()))
                .orElse(List.of(machine.name(), Addresses.text(machine.address())));
    }

    private SshLogin login(PlannedMachine machine, YamlMapping said) {
        var entry = config.lookup(names(machine, said));
        found.add(entry);
        warnings.addAll(entry.warnings());
        var own = machine.login();
        return new SshLogin(said.text("address").or(entry::hostName).orElse(own.address()),
                said.number("port").or(entry::port).orElse(own.port()),
                own.user().or(() -> document.in("ssh").text("user").isPresent() ? Optional.empty() : entry.user()),
                own.alias().or(entry::alias), own.keys(), own.sudo(),
                own.jump().or(() -> site.ssh().jump().isPresent() ? Optional.empty() : jump(entry)));
    }

    private SshSettings ssh() {
        var ssh = site.ssh();
        var keys = new LinkedHashSet<>(ssh.keys());
        if (keys.isEmpty()) {
            found.forEach(entry -> entry.keys().forEach(key -> keys.add(expand(key))));
        }
        var agent = document.in("ssh").flag("agent").orElse(found.stream().noneMatch(SshConfig.Found::identitiesOnly));
        return new SshSettings(ssh.user(), List.copyOf(keys), agent, ssh.jump(), ssh.sudo(), ssh.connectTimeout(), ssh.budget());
    }

    private static Path expand(String key) {
        return Path.of(key.startsWith("~/") ? System.getProperty("user.home") + key.substring(1) : key);
    }

    private Optional<SshSettings.Jump> jump(SshConfig.Found machine) {
        if (machine.jump().filter(jump -> !ValueKind.JUMP.allows(jump)).isPresent()) {
            warnings.add(FileProblem.of("~/.ssh/config", 1, "site.ssh-config.jump"));
            return Optional.empty();
        }
        return machine.jump().map(text -> {
            var jump = SshSettings.Jump.of(text, site.ssh().user());
            var entry = config.lookup(List.of(jump.address()));
            return new SshSettings.Jump(text.contains("@") ? jump.user() : entry.user().orElse(jump.user()),
                    entry.hostName().orElse(jump.address()),
                    text.matches(".*:[0-9]+") ? jump.port() : entry.port().orElse(jump.port()));
        });
    }
}
