package praktikum.sim.proxmox.node;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import praktikum.sim.machine.Machine;
import praktikum.sim.machine.certificate.Certificates;
import praktikum.sim.machine.network.Ip;
import praktikum.sim.machine.unit.WebServer;
import praktikum.sim.proxmox.cluster.UpdateCerts;

/**
 * {@code pveproxy}: its parent process opens the port and lives on, its workers end as soon as they cannot use certificate and key, and
 * what {@code /etc/default/pveproxy} does not allow is hung up on.
 */
final class Pveproxy implements WebServer {

    private static final String SERVER = "pve-api-daemon/3.0";

    private final Machine node;
    private boolean workers;

    Pveproxy(Machine node) {
        this.node = node;
    }

    @Override
    public boolean start() {
        new UpdateCerts(node).start();
        String name = node.disk().exists("/etc/pve/local/pveproxy-ssl.pem") ? "pveproxy-ssl" : "pve-ssl";
        Optional<?> certificate = node.disk().text("/etc/pve/local/" + name + ".pem").flatMap(Certificates::read)
                .map(one -> one.getPublicKey());
        workers = certificate.isPresent()
                && node.disk().text("/etc/pve/local/" + name + ".key").flatMap(Certificates::publicKey).equals(certificate);
        return true;
    }

    @Override
    public void stop() {
        workers = false;
    }

    @Override
    public Reply reply(String from, String path) {
        if (!workers) {
            return new Silent();
        }
        if (!Ip.parse(from).filter(this::allowed).isPresent()) {
            return new Ended();
        }
        return path.startsWith("/api2/") ? new Page("401 No ticket", SERVER, "")
                : path.equals("/") ? new Page("200 OK", SERVER, "<!DOCTYPE html>\n<html>\n  <head>\n    <title>" + node.hostname()
                        .split("\\.")[0] + " - Proxmox Virtual Environment</title>\n  </head>\n</html>\n")
                : new Page("501 no such file '" + path + "'", SERVER, "");
    }

    /** As Apache's words Order, Allow and Deny: by default what nothing denies is allowed (pveproxy(8)). */
    private boolean allowed(Ip from) {
        boolean allow = named("ALLOW_FROM", from);
        boolean deny = named("DENY_FROM", from);
        boolean policy = !setting("POLICY").equals("deny");
        return allow && deny ? policy : allow || !deny && policy;
    }

    private boolean named(String setting, Ip from) {
        List<String> words = new ArrayList<>(List.of(setting(setting).split("[ ,]+")));
        words.removeIf(String::isEmpty);
        return words.stream().anyMatch(word -> word.equals("all") || Ip.parse(word).filter(from::equals).isPresent()
                || word.matches(".*/[0-9]+") && Ip.parse(word.replaceFirst("/.*", ""))
                        .filter(net -> net.isV6() == from.isV6() && net.network(prefix(word)).equals(from.network(prefix(word))))
                        .isPresent());
    }

    private static int prefix(String word) {
        return Integer.parseInt(word.replaceFirst(".*/", ""));
    }

    private String setting(String name) {
        return node.disk().textOrEmpty("/etc/default/pveproxy").lines().map(String::strip).filter(line -> line.startsWith(name + "="))
                .map(line -> line.substring(name.length() + 1).replace("\"", "").strip()).reduce((first, last) -> last).orElse("");
    }
}
