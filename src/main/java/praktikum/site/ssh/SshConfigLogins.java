package praktikum.site.ssh;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import praktikum.net.Addresses;
import praktikum.site.PlannedNode;
import praktikum.site.Site;
import praktikum.site.SshSettings;
import praktikum.site.schema.ValueKind;
import praktikum.text.FileProblem;
import praktikum.text.yaml.YamlMapping;

/** What {@code ~/.ssh/config} says about the nodes of a site, where the site says nothing itself. */
public final class SshConfigLogins {

    private final SshConfig config;
    private final Site site;
    private final YamlMapping document;
    private final Set<FileProblem> warnings = new LinkedHashSet<>();

    /** For a site and what its document itself says of logins. */
    public SshConfigLogins(SshConfig config, Site site, YamlMapping document) {
        this.config = config;
        this.site = site;
        this.document = document;
    }

    /** What of the configuration does not count for the nodes of the site. */
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
        var found = new ArrayList<SshConfig.Found>();
        for (var i = 0; i < site.nodes().size(); i++) {
            var login = said.get(i).in("ssh");
            var entry = config.lookup(names(site.nodes().get(i), login));
            found.add(entry);
            warnings.addAll(entry.warnings());
            nodes.add(node(site.nodes().get(i), login, entry));
        }
        return new Site(nodes, ssh(found), site.plan());
    }

    // As a person would call it: by the address of the site, or by its name, or by its planned address.
    private static List<String> names(PlannedNode node, YamlMapping login) {
        return login.text("address").map(address -> List.of(address, node.name()))
                .orElse(List.of(node.name(), Addresses.text(node.address())));
    }

    private PlannedNode node(PlannedNode node, YamlMapping said, SshConfig.Found entry) {
        var user = said.text("user").or(() -> document.in("ssh").text("user").isPresent() ? Optional.empty() : entry.user());
        var login = new PlannedNode.Login(
                said.text("address").or(entry::hostName).orElse(Addresses.text(node.address())),
                said.number("port").or(entry::port).orElse(22),
                user,
                said.text("alias").or(entry::alias));
        return new PlannedNode(node.name(), node.address(), node.links(), login, node.power());
    }

    private SshSettings ssh(List<SshConfig.Found> found) {
        var ssh = site.ssh();
        var keys = new LinkedHashSet<>(ssh.keys());
        if (keys.isEmpty()) {
            found.forEach(entry -> entry.keys().forEach(key -> keys.add(expand(key))));
        }
        var agent = document.in("ssh").flag("agent").orElse(found.stream().noneMatch(SshConfig.Found::identitiesOnly));
        return new SshSettings(ssh.user(), List.copyOf(keys), agent, ssh.jump().or(() -> jump(found)), ssh.sudo(), ssh.connectTimeout(),
                ssh.budget());
    }

    private static Path expand(String key) {
        return Path.of(key.startsWith("~/") ? System.getProperty("user.home") + key.substring(1) : key);
    }

    private Optional<SshSettings.Jump> jump(List<SshConfig.Found> found) {
        var jumps = found.stream().map(SshConfig.Found::jump).distinct().toList();
        if (jumps.size() != 1 || jumps.getFirst().filter(jump -> !ValueKind.JUMP.allows(jump)).isPresent()) {
            warnings.add(FileProblem.of("~/.ssh/config", 1, "site.ssh-config.jump"));
            return Optional.empty();
        }
        return jumps.getFirst().map(text -> {
            var jump = SshSettings.Jump.of(text, site.ssh().user());
            var entry = config.lookup(List.of(jump.address()));
            return new SshSettings.Jump(text.contains("@") ? jump.user() : entry.user().orElse(jump.user()),
                    entry.hostName().orElse(jump.address()),
                    text.matches(".*:[0-9]+") ? jump.port() : entry.port().orElse(jump.port()));
        });
    }
}
