package praktikum.sim.machine.packages;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import praktikum.sim.machine.Machine;
import praktikum.sim.machine.network.Ip;
import praktikum.sim.machine.network.NameResolver;
import praktikum.sim.machine.network.TcpConnector;

/** What {@code apt-get update} does: it asks every repository that is switched on and keeps what it gets on the disk. */
public final class AptUpdate {

    /**
     * What came of it.
     *
     * @param exit 0, or 100 when a repository refused
     * @param lines standard output
     * @param errors standard error
     */
    public record Result(int exit, List<String> lines, List<String> errors) {
    }

    static final String AUTHORITIES = "/etc/ssl/certs/ca-certificates.crt";
    private static final String CONFIGURATION = "/etc/apt/apt.conf.d";
    private static final Pattern PROXY = Pattern.compile("^Acquire::https?::Proxy \"([^\"]+)\"");
    private static final Duration RELEASED_BEFORE = Duration.ofHours(6);
    private static final String MISSING_KEY = "The following signatures couldn't be verified because the public key is not available: "
            + "NO_PUBKEY 24B30F06ECC1836A";

    private final Machine node;
    private final List<String> lines = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();
    private final List<String> errors = new ArrayList<>();
    private int number;
    private int fetched;

    /** The update of a machine. */
    public AptUpdate(Machine node) {
        this.node = node;
    }

    /** Carries it out. */
    public Result run() {
        Optional<String> unreadable = Repositories.trouble(node.disk());
        if (unreadable.isPresent()) {
            return new Result(100, List.of(), List.of("E: " + unreadable.get(), "E: The list of sources could not be read."));
        }
        for (Repositories.File file : Repositories.of(node.disk())) {
            for (Repositories.Entry entry : file.entries()) {
                if (entry.enabled() && entry.types().contains("deb")) {
                    entry.uris().forEach(uri -> entry.suites().forEach(suite -> fetch(entry, uri.replaceFirst("/$", ""), suite)));
                }
            }
        }
        if (fetched > 0) {
            lines.add("Fetched " + fetched * 412 + " kB in 1s (" + fetched * 398 + " kB/s)");
        }
        lines.add("Reading package lists...");
        List<String> all = new ArrayList<>(errors);
        all.addAll(warnings);
        if (!warnings.isEmpty()) {
            all.add("W: Some index files failed to download. They have been ignored, or old ones used instead.");
        }
        return new Result(errors.isEmpty() ? 0 : 100, lines, all);
    }

    private void fetch(Repositories.Entry entry, String uri, String suite) {
        number++;
        String what = uri + " " + suite + " InRelease";
        String host = Optional.ofNullable(URI.create(uri).getHost()).orElse("");
        Optional<URI> proxy = proxy();
        String asked = proxy.map(URI::getHost).orElse(host);
        int port = proxy.map(URI::getPort).orElse(uri.startsWith("https") ? 443 : 80);
        Optional<Ip> ip = NameResolver.of(node).resolve(asked);
        if (ip.isEmpty()) {
            giveUp(uri, suite, "Temporary failure resolving '" + asked + "'");
            return;
        }
        String where = "[IP: " + ip.get() + " " + port + "]";
        if (!TcpConnector.connect(node, ip.get(), port).open()) {
            giveUp(uri, suite, "Could not connect to " + asked + ":" + port + " (" + ip.get() + "), connection timed out");
            return;
        }
        if (uri.startsWith("https") && node.disk().textOrEmpty(AUTHORITIES).isBlank()) {
            giveUp(uri, suite, "Certificate verification failed: The certificate is NOT trusted. The certificate issuer is unknown.  "
                    + "Could not handshake: Error in the certificate verification. " + where);
            return;
        }
        if (host.equals("enterprise.proxmox.com") && !node.disk().exists("/etc/subscription")) {
            refuse(uri, suite, "401  Unauthorized " + where, "is not signed.");
            return;
        }
        if (!suite.replaceFirst("-(updates|security|backports)$", "").equals(node.release().codename())) {
            refuse(uri, suite, "404  Not Found " + where, "does not have a Release file.");
            return;
        }
        String keyring = entry.options().getOrDefault("Signed-By", "");
        if (keyring.startsWith("/") && !node.disk().exists(keyring)) {
            lines.add("Err:" + number + " " + what);
            lines.add("  " + MISSING_KEY);
            warnings.add("W: GPG error: " + what + ": " + MISSING_KEY);
            errors.add("E: The repository '" + what + "' is not signed.");
            return;
        }
        Duration early = RELEASED_BEFORE.plus(node.clock().error()).negated();
        if (early.isPositive()) {
            lines.add("Hit:" + number + " " + what);
            errors.add("E: Release file for " + uri + "/dists/" + suite + "/InRelease is not valid yet (invalid for another "
                    + early.toHours() + "h " + early.toMinutesPart() + "min " + early.toSecondsPart()
                    + "s). Updates for this repository will not be applied.");
            return;
        }
        String list = Packages.LISTS + "/" + uri.replaceFirst("^[a-z]+://", "").replace('/', '_') + "_dists_" + suite;
        boolean known = node.disk().exists(list + "_InRelease");
        lines.add((known ? "Hit:" : "Get:") + number + " " + what + (known ? "" : " [48.9 kB]"));
        fetched += known ? 0 : 1;
        node.disk().write(list + "_InRelease", "Origin: " + host + "\nSuite: " + suite + "\n");
        for (String component : entry.components()) {
            node.disk().write(list + "_" + component + "_binary-amd64_Packages", packages(suite, component));
        }
    }

    // A server that is not reached is tried again another day: apt warns and ends with success.
    private void giveUp(String uri, String suite, String why) {
        lines.add("Err:" + number + " " + uri + " " + suite + " InRelease");
        lines.add("  " + why);
        warnings.add("W: Failed to fetch " + uri + "/dists/" + suite + "/InRelease  " + why);
    }

    /** The proxy that a file of apt's configuration names (apt.conf(5)). */
    private Optional<URI> proxy() {
        return node.disk().list(CONFIGURATION).stream().flatMap(name -> node.disk().textOrEmpty(CONFIGURATION + "/" + name).lines())
                .map(PROXY::matcher).filter(Matcher::find).map(found -> URI.create(found.group(1))).findFirst();
    }

    private void refuse(String uri, String suite, String why, String consequence) {
        lines.add("Err:" + number + " " + uri + " " + suite + " InRelease");
        lines.add("  " + why);
        errors.add("E: Failed to fetch " + uri + "/dists/" + suite + "/InRelease  " + why);
        errors.add("E: The repository '" + uri + " " + suite + " InRelease' " + consequence);
    }

    private String packages(String suite, String component) {
        String source = component.startsWith("pve-") ? "pve" : suite.endsWith("-security") ? "security" : component.equals("main")
                ? "debian" : "";
        var text = new StringBuilder();
        node.release().packages().stream().filter(pkg -> pkg.component().equals(source))
                .forEach(pkg -> text.append(paragraph(pkg.name(), pkg.newest())));
        if (source.equals("pve")) {
            text.append(paragraph("proxmox-kernel-" + node.release().newestKernel() + "-signed", node.release().newestKernel()
                    .replace("-pve", "")));
        }
        return text.toString();
    }

    private static String paragraph(String name, String version) {
        return "Package: " + name + "\nArchitecture: amd64\nVersion: " + version + "\n\n";
    }
}
