package praktikum.site.file;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.resolver.CoreScalarResolver;
import praktikum.site.PlannedNode;
import praktikum.site.Site;
import praktikum.site.SshSettings;
import praktikum.site.plan.Plan;
import praktikum.site.schema.SiteSchema;
import praktikum.text.Language;
import praktikum.text.Message;

/** Writes a site as people would: comments, one block per node, defaults left out. */
final class SiteWriter {

    private final Site site;
    private final Language language;
    private final Path home;
    private final StringBuilder out = new StringBuilder();

    SiteWriter(Site site, Language language, Path home) {
        this.site = site;
        this.language = language;
        this.home = home;
    }

    String text() {
        line("# yaml-language-server: $schema=" + SiteSchema.FILE);
        comment("site.write.head");
        line("version: 1");
        line("");
        comment("site.write.nodes");
        line("nodes:");
        site.nodes().forEach(this::node);
        line("");
        ssh(site.ssh());
        plan(site.plan());
        return out.toString();
    }

    private void node(PlannedNode node) {
        line("  - name: " + quoted(node.name()));
        line("    address: " + quoted(node.address()));
        if (!node.links().isEmpty()) {
            line("    links: " + list(node.links()));
        }
        login(node);
        node.power().ifPresent(power -> {
            if (power.byHand()) {
                line("    power: by-hand");
            } else {
                line("    power:");
                line("      off: " + list(power.off()));
                line("      on: " + list(power.on()));
            }
        });
    }

    private void login(PlannedNode node) {
        var login = node.login();
        if (login.equals(new PlannedNode.Login(node.address(), 22, Optional.empty(), Optional.empty()))) {
            return;
        }
        line("    ssh:");
        if (!login.address().equals(node.address())) {
            line("      address: " + quoted(login.address()));
        }
        if (login.port() != 22) {
            line("      port: " + login.port());
        }
        login.user().ifPresent(user -> line("      user: " + quoted(user)));
        login.alias().ifPresent(alias -> line("      alias: " + quoted(alias)));
    }

    private void ssh(SshSettings ssh) {
        comment("site.write.ssh");
        line("ssh:");
        line("  user: " + quoted(ssh.user()));
        if (!ssh.keys().isEmpty()) {
            var keys = ssh.keys().stream().map(this::path).toList();
            line("  key: " + (keys.size() == 1 ? quoted(keys.getFirst()) : list(keys)));
        }
        line("  agent: " + ssh.agent());
        ssh.jump().ifPresent(jump -> line("  jump: " + quoted(jump.user() + "@"
                + (jump.address().contains(":") ? "[" + jump.address() + "]" : jump.address()) + ":" + jump.port())));
        line("  sudo: " + ssh.sudo());
        if (!ssh.connectTimeout().equals(SshSettings.DEFAULT_CONNECT_TIMEOUT)) {
            line("  connect-timeout: " + duration(ssh.connectTimeout()));
        }
        line("");
    }

    private void plan(Plan plan) {
        comment("site.write.plan");
        line("plan:");
        line("  cluster: " + quoted(plan.cluster()));
        line("  network:");
        line("    bridge: " + quoted(plan.network().bridge()));
        line("    prefix: " + plan.network().prefix());
        line("    gateway: " + quoted(plan.network().gateway()));
        line("    dns: " + quoted(plan.network().dns()));
        line("    domain: " + quoted(plan.network().domain()));
        plan.network().storage().ifPresent(storage -> line("    storage: " + quoted(storage)));
        plan.timeZone().ifPresent(zone -> line("  time-zone: " + quoted(zone)));
        line("  virtualisation: " + (plan.virtualisation() == Plan.Virtualisation.NESTED ? "nested" : "bare-metal"));
    }

    private String path(Path key) {
        return key.startsWith(home) ? "~/" + home.relativize(key).toString().replace('\\', '/') : key.toString();
    }

    private static String duration(Duration duration) {
        return duration.toMillisPart() == 0 ? duration.toSeconds() + "s" : duration.toMillis() + "ms";
    }

    private static String list(List<String> values) {
        return values.stream().map(SiteWriter::quoted).collect(Collectors.joining(", ", "[", "]"));
    }

    private static String quoted(String value) {
        var plain = value.matches("[A-Za-z0-9/~.][A-Za-z0-9/~._@-]*")
                && new CoreScalarResolver(false).resolve(value, true).equals(Tag.STR);
        return plain ? value : '"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    private void comment(String key) {
        Message.of(key).in(language).lines().forEach(text -> line("# " + text));
    }

    private void line(String text) {
        out.append(text).append('\n');
    }
}
