package praktikum.sim.machine.ssh;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import praktikum.sim.machine.Machine;
import praktikum.sim.machine.command.Answer;
import praktikum.sim.machine.command.CommandLine;
import praktikum.sim.machine.network.Ip;
import praktikum.sim.machine.network.NameResolver;
import praktikum.sim.machine.network.TcpConnection;
import praktikum.sim.machine.network.TcpConnector;
import praktikum.sim.shell.Call;

/** {@code ssh-keyscan}, {@code ssh-keygen} and {@code ssh-copy-id}. */
public final class SshTools {

    private SshTools() {
    }

    /** {@code ssh-keyscan [-t TYPE] HOST…}. */
    public static Answer keyscan(Call call, Machine node) {
        CommandLine words = CommandLine.of(call.args(), Set.of("-H", "-4", "-6"), Set.of("-t", "-p", "-T"));
        if (words.unknown().isPresent() || words.valueless().isPresent()) {
            return Answer.unsupported("ssh-keyscan", words.unknown().or(words::valueless).orElseThrow());
        }
        List<String> types = words.value("-t").map(value -> List.of(value.split(","))).orElse(List.of("rsa", "ed25519"));
        var out = new StringBuilder();
        var err = new StringBuilder();
        for (String host : words.rest()) {
            Optional<Ip> ip = NameResolver.of(node).resolve(host);
            if (ip.isEmpty()) {
                err.append("getaddrinfo ").append(host).append(": Name or service not known\n");
                continue;
            }
            TcpConnection connection = TcpConnector.connect(node, ip.get(), 22);
            if (connection.open() && connection.node().isPresent()) {
                String version = node.release().number() >= 9 ? "SSH-2.0-OpenSSH_10.0p2 Debian-7"
                        : "SSH-2.0-OpenSSH_9.2p1 Debian-2+deb12u7";
                SshKeys.hostKeys(connection.node().get()).stream().filter(key -> types.contains(key.type().replace("ssh-", "")))
                        .forEach(key -> {
                    err.append("# ").append(host).append(":22 ").append(version).append('\n');
                    out.append(host).append(' ').append(key.type()).append(' ').append(key.blob()).append('\n');
                });
            }
        }
        return new Answer(out.isEmpty() ? 1 : 0, out.toString(), err.toString());
    }

    /** {@code ssh-keygen -A}, {@code -l -f FILE}, {@code -R HOST [-f FILE]}, {@code -F HOST [-f FILE]}. */
    public static Answer keygen(Call call, Machine node) {
        CommandLine words = CommandLine.of(call.args(), Set.of("-l", "-q", "-A"), Set.of("-f", "-R", "-F"));
        if (words.unknown().isPresent() || words.valueless().isPresent()) {
            return Answer.unsupported("ssh-keygen", words.unknown().or(words::valueless).orElseThrow());
        }
        String file = words.value("-f").map(call::path).orElse(words.has("-l") ? "/root/.ssh/id_rsa" : "/root/.ssh/known_hosts");
        if (words.has("-A")) {
            KeyGenerator.of(node).missingHostKeys();
            return Answer.ok("ssh-keygen: generating new host keys: RSA ED25519 \n");
        }
        if (words.has("-l")) {
            Optional<String> text = node.disk().text(node.disk().exists(file + ".pub") ? file + ".pub" : file);
            Optional<SshKeys.Key> key = text.flatMap(content -> content.lines().flatMap(line -> SshKeys.key(line).stream()).findFirst());
            return key.map(one -> Answer.ok(one.bits() + " " + one.fingerprint() + " " + comment(text.get()) + " (" + one.word() + ")\n"))
                    .orElse(Answer.fail(255, text.isEmpty() ? file + ": No such file or directory\r\n"
                    : file + " is not a public key file.\r\n"));
        }
        Optional<String> host = words.value("-R", "-F");
        if (host.isEmpty()) {
            return Answer.fail(2, "ssh-keygen: making keys is not supported by the simulator\n");
        }
        Optional<String> text = node.disk().text(file);
        if (text.isEmpty()) {
            return Answer.fail(255, "Cannot stat " + file + ": No such file or directory\r\n");
        }
        List<SshKeys.Known> found = SshKeys.known(node.disk(), List.of(file), host.get());
        if (words.has("-F")) {
            var out = new StringBuilder();
            found.forEach(entry -> out.append("# Host ").append(host.get()).append(" found: line ").append(entry.line()).append(" \n")
                    .append(text.get().split("\n")[entry.line() - 1]).append('\n'));
            return new Answer(found.isEmpty() ? 1 : 0, out.toString(), "");
        }
        if (found.isEmpty()) {
            return Answer.fail(0, "Host " + host.get() + " not found in " + file + "\n");
        }
        List<String> rest = new ArrayList<>();
        List<Integer> gone = found.stream().map(SshKeys.Known::line).toList();
        String[] lines = text.get().split("\n");
        for (int i = 0; i < lines.length; i++) {
            if (!gone.contains(i + 1)) {
                rest.add(lines[i]);
            }
        }
        node.disk().write(file + ".old", text.get(), 0600);
        node.disk().write(file, rest.isEmpty() ? "" : String.join("\n", rest) + "\n", 0600);
        var out = new StringBuilder();
        found.forEach(entry -> out.append("# Host ").append(host.get()).append(" found: line ").append(entry.line()).append('\n'));
        return Answer.ok(out + file + " updated.\nOriginal contents retained as " + file + ".old\n");
    }

    private static String comment(String text) {
        String[] words = text.lines().findFirst().orElse("").strip().split("\\s+");
        return words.length > 2 ? words[words.length - 1] : "no comment";
    }
}
