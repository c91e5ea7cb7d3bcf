package praktikum.site.file;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import praktikum.net.Addresses;
import praktikum.site.PlannedMachine;
import praktikum.site.PlannedNfsServer;
import praktikum.site.PlannedNode;
import praktikum.site.Site;
import praktikum.site.SshLogin;
import praktikum.site.SshSettings;
import praktikum.site.plan.Plan;
import praktikum.text.Language;
import praktikum.text.Message;
import praktikum.text.yaml.YamlText;

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
        site.nfs().ifPresent(this::nfs);
        ssh(site.ssh());
        plan(site.plan());
        return out.toString();
    }

    private void node(PlannedNode node) {
        line("  - name: " + YamlText.quoted(node.name()));
        line("    address: " + YamlText.quoted(Addresses.text(node.address())));
        if (!node.links().isEmpty()) {
            line("    links: " + YamlText.list(node.links().stream().map(Addresses::text).toList()));
        }
        login(node, "    ");
        node.power().ifPresent(power -> {
            if (power.byHand()) {
                line("    power: by-hand");
            } else {
                line("    power:");
                line("      off: " + YamlText.list(power.off()));
                line("      on: " + YamlText.list(power.on()));
            }
        });
    }

    private void nfs(PlannedNfsServer server) {
        comment("site.write.nfs");
        line("nfs:");
        line("  name: " + YamlText.quoted(server.name()));
        line("  address: " + YamlText.quoted(Addresses.text(server.address())));
        line("  export: " + YamlText.quoted(server.export()));
        login(server, "  ");
        line("");
    }

    private void login(PlannedMachine machine, String indent) {
        var login = machine.login();
        var address = Addresses.text(machine.address());
        if (login.equals(SshLogin.at(address))) {
            return;
        }
        line(indent + "ssh:");
        var field = indent + "  ";
        if (!login.address().equals(address)) {
            line(field + "address: " + YamlText.quoted(login.address()));
        }
        if (login.port() != SshLogin.PORT) {
            line(field + "port: " + login.port());
        }
        login.user().ifPresent(user -> line(field + "user: " + YamlText.quoted(user)));
        login.alias().ifPresent(alias -> line(field + "alias: " + YamlText.quoted(alias)));
        keys(login.keys(), field);
        login.jump().ifPresent(jump -> line(field + "jump: " + YamlText.quoted(jump.toString())));
        login.sudo().ifPresent(sudo -> line(field + "sudo: " + sudo));
    }

    private void keys(List<Path> files, String indent) {
        if (!files.isEmpty()) {
            var keys = files.stream().map(this::path).toList();
            line(indent + "key: " + (keys.size() == 1 ? YamlText.quoted(keys.getFirst()) : YamlText.list(keys)));
        }
    }

    private void ssh(SshSettings ssh) {
        comment("site.write.ssh");
        line("ssh:");
        line("  user: " + YamlText.quoted(ssh.user()));
        keys(ssh.keys(), "  ");
        line("  agent: " + ssh.agent());
        ssh.jump().ifPresent(jump -> line("  jump: " + YamlText.quoted(jump.toString())));
        line("  sudo: " + ssh.sudo());
        if (!ssh.connectTimeout().equals(SshSettings.DEFAULT_CONNECT_TIMEOUT)) {
            line("  connect-timeout: " + duration(ssh.connectTimeout()));
        }
        if (!ssh.budget().equals(SshSettings.DEFAULT_BUDGET)) {
            line("  budget: " + duration(ssh.budget()));
        }
        line("");
    }

    private void plan(Plan plan) {
        comment("site.write.plan");
        line("plan:");
        plan.sections().stream().flatMap(section -> section.lines().stream()).forEach(text -> line("  " + text));
    }

    private String path(Path key) {
        return key.startsWith(home) ? "~/" + home.relativize(key).toString().replace('\\', '/') : key.toString();
    }

    private static String duration(Duration duration) {
        return duration.toMillisPart() == 0 ? duration.toSeconds() + "s" : duration.toMillis() + "ms";
    }

    private void comment(String key) {
        Message.of(key).in(language).lines().forEach(text -> line("# " + text));
    }

    private void line(String text) {
        out.append(text).append('\n');
    }
}
