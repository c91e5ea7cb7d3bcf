package praktikum.site.file;

import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import praktikum.net.Addresses;
import praktikum.site.PlannedNode;
import praktikum.site.Site;
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
        return new Site(root.list("nodes").stream().map(this::node).toList(), ssh(), Plan.read(root.in("plan")));
    }

    private PlannedNode node(YamlMapping node) {
        var address = InetAddress.ofLiteral(node.text("address").orElseThrow());
        var ssh = node.in("ssh");
        var login = new PlannedNode.Login(ssh.text("address").orElse(Addresses.text(address)), ssh.number("port").orElse(22),
                ssh.text("user"), ssh.text("alias"));
        var links = node.scalars("links").stream().map(link -> InetAddress.ofLiteral(link.value())).toList();
        return new PlannedNode(node.text("name").orElseThrow(), address, links, login, power(node));
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
        var user = ssh.text("user").orElse("root");
        var keys = ssh.text("key").map(List::of).orElse(texts(ssh, "key"));
        return new SshSettings(user, keys.stream().map(this::path).toList(), ssh.flag("agent").orElse(true),
                ssh.text("jump").map(jump -> SshSettings.Jump.of(jump, user)), ssh.flag("sudo").orElse(false),
                ssh.text("connect-timeout").map(SiteBuilder::duration).orElse(SshSettings.DEFAULT_CONNECT_TIMEOUT),
                ssh.text("budget").map(SiteBuilder::duration).orElse(SshSettings.DEFAULT_BUDGET));
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
