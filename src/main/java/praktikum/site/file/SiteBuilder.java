package praktikum.site.file;

import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import praktikum.net.Addresses;
import praktikum.site.PlannedNfsServer;
import praktikum.site.PlannedNode;
import praktikum.site.Site;
import praktikum.site.SshLogin;
import praktikum.site.SshSettings;
import praktikum.site.plan.Plan;
import praktikum.text.yaml.YamlMapping;
import praktikum.text.yaml.YamlValue.Scalar;

/** Makes the records of a document that the schema and {@link SiteConsistency} allow. */
final class SiteBuilder {

    private final YamlMapping root;
    private final Path home;

    SiteBuilder(YamlMapping root, Path home) {
        this.root = root;
        this.home = home;
    }

    Site site() {
        return new Site(root.list("nodes").stream().map(this::node).toList(), nfs(), ssh(), Plan.read(root.in("plan")));
    }

    private PlannedNode node(YamlMapping node) {
        var links = node.scalars("links").stream().map(link -> InetAddress.ofLiteral(link.value())).toList();
        return new PlannedNode(node.text("name").orElseThrow(), address(node), links, login(node), power(node));
    }

    private Optional<PlannedNfsServer> nfs() {
        var nfs = root.in("nfs");
        return nfs.text("name").map(name ->
                new PlannedNfsServer(name, address(nfs), nfs.text("export").orElseThrow(), login(nfs)));
    }

    private static InetAddress address(YamlMapping machine) {
        return InetAddress.ofLiteral(machine.text("address").orElseThrow());
    }

    private SshLogin login(YamlMapping machine) {
        var ssh = machine.in("ssh");
        var user = ssh.text("user");
        return new SshLogin(ssh.text("address").orElse(Addresses.text(address(machine))), ssh.number("port").orElse(SshLogin.PORT), user,
                ssh.text("alias"), keys(ssh), ssh.flag("sudo"),
                ssh.text("jump").map(jump -> SshSettings.Jump.of(jump, user.orElse(siteUser()))));
    }

    private static Optional<PlannedNode.Power> power(YamlMapping node) {
        if (node.fields().value("power").isEmpty()) {
            return Optional.empty();
        }
        var power = node.in("power");
        return Optional.of(new PlannedNode.Power(texts(power, "off"), texts(power, "on")));
    }

    private SshSettings ssh() {
        var ssh = root.in("ssh");
        return new SshSettings(siteUser(), keys(ssh), ssh.flag("agent").orElse(true),
                ssh.text("jump").map(jump -> SshSettings.Jump.of(jump, siteUser())), ssh.flag("sudo").orElse(false),
                ssh.text("connect-timeout").map(SiteBuilder::duration).orElse(SshSettings.DEFAULT_CONNECT_TIMEOUT),
                ssh.text("budget").map(SiteBuilder::duration).orElse(SshSettings.DEFAULT_BUDGET));
    }

    private String siteUser() {
        return root.in("ssh").text("user").orElse("root");
    }

    private List<Path> keys(YamlMapping ssh) {
        return ssh.text("key").map(List::of).orElse(texts(ssh, "key")).stream().map(this::path).toList();
    }

    private Path path(String text) {
        return Path.of(text.startsWith("~/") ? home.resolve(text.substring(2)).toString() : text);
    }

    private static Duration duration(String text) {
        var number = Long.parseLong(text.replaceAll("[a-z]+", ""));
        return switch (text.replaceAll("[0-9]+", "")) {
            case "ms" -> Duration.ofMillis(number);
            case "m" -> Duration.ofMinutes(number);
            default -> Duration.ofSeconds(number);
        };
    }

    private static List<String> texts(YamlMapping tree, String key) {
        return tree.scalars(key).stream().map(Scalar::value).toList();
    }
}
