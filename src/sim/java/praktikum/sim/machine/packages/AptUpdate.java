package praktikum.sim.machine.packages;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
                    entry.uris().forEach(uri -> entry.suites()
                            .forEach(suite -> fetch(uri.replaceFirst("/$", ""), suite, entry.components())));
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

    private void fetch(String uri, String suite, List<String> components) {
        number++;
        String what = uri + " " + suite + " InRelease";
        String host = Optional.ofNullable(URI.create(uri).getHost()).orElse("");
        Optional<Ip> ip = NameResolver.of(node).resolve(host);
        if (ip.isEmpty()) {
            lines.add("Err:" + number + " " + what);
            lines.add("  Temporary failure resolving '" + host + "'");
            warnings.add("W: Failed to fetch " + uri + "/dists/" + suite + "/InRelease  Temporary failure resolving '" + host + "'");
            return;
        }
        String where = "[IP: " + ip.get() + (uri.startsWith("https") ? " 443]" : " 80]");
        if (!TcpConnector.connect(node, ip.get(), uri.startsWith("https") ? 443 : 80).open()) {
            lines.add("Err:" + number + " " + what);
            lines.add("  Could not connect to " + host + ":80 (" + ip.get() + "), connection timed out");
            warnings.add("W: Failed to fetch " + uri + "/dists/" + suite + "/InRelease  Could not connect to " + host + ":80 (" + ip.get()
                    + "), connection timed out");
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
        String list = Packages.LISTS + "/" + uri.replaceFirst("^[a-z]+://", "").replace('/', '_') + "_dists_" + suite;
        boolean known = node.disk().exists(list + "_InRelease");
        lines.add((known ? "Hit:" : "Get:") + number + " " + what + (known ? "" : " [48.9 kB]"));
        fetched += known ? 0 : 1;
        node.disk().write(list + "_InRelease", "Origin: " + host + "\nSuite: " + suite + "\n");
        for (String component : components) {
            node.disk().write(list + "_" + component + "_binary-amd64_Packages", packages(suite, component));
        }
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
