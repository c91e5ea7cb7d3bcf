package praktikum.sim.machine.network.tool;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import praktikum.sim.fs.FileError;
import praktikum.sim.fs.PathNames;
import praktikum.sim.machine.InstantCommand;
import praktikum.sim.machine.Machine;
import praktikum.sim.machine.command.Answer;
import praktikum.sim.machine.command.CommandLine;
import praktikum.sim.machine.command.TimeFormat;
import praktikum.sim.machine.network.DownloadSource;
import praktikum.sim.machine.network.DownloadSource.Download;
import praktikum.sim.machine.network.Ip;
import praktikum.sim.machine.network.NameResolver;
import praktikum.sim.machine.network.TcpConnection;
import praktikum.sim.machine.network.TcpConnector;
import praktikum.sim.shell.Call;
import praktikum.sim.shell.Program;

/** {@code wget} of a file from a server outside. */
public final class Wget implements Program {

    private static final Pattern URL = Pattern.compile("(https?)://([^/:]+)(?::(\\d+))?/(?:.*/)?([^/?]*)");
    private static final int NETWORK = 4;
    private static final int SERVER = 8;
    private static final long PER_SECOND = 40L << 20;

    private final Machine node;

    /** The command of a machine. */
    public Wget(Machine node) {
        this.node = node;
    }

    @Override
    public int run(Call call) throws IOException, InterruptedException {
        CommandLine words = CommandLine.of(call.args(), Set.of("-q", "--quiet", "-nv", "--no-verbose", "-c", "--continue",
                "--no-check-certificate", "-N"), Set.of("-O", "--output-document", "-P", "--directory-prefix", "--progress", "-T", "-t"));
        if (words.unknown().isPresent() || words.valueless().isPresent()) {
            return InstantCommand.print(call, Answer.unsupported("wget", words.unknown().or(words::valueless).orElseThrow()));
        }
        String address = words.rest(0).orElse("");
        Matcher url = URL.matcher(address);
        if (!url.matches()) {
            return InstantCommand.print(call,
                    Answer.fail(words.rest().isEmpty() ? 1 : NETWORK, words.rest().isEmpty() ? "wget: missing URL\n"
                    + "Usage: wget [OPTION]... [URL]...\n\nTry `wget --help' for more options.\n"
                    : "wget: only http and https are supported "
                    + "by the simulator\n"));
        }
        boolean silent = words.has("-q", "--quiet");
        boolean brief = words.has("-nv", "--no-verbose");
        String host = url.group(2);
        Optional<Ip> ip = node.world().ask(() -> NameResolver.of(node).resolve(host));
        if (ip.isEmpty()) {
            return fail(call, silent, NETWORK, "wget: unable to resolve host address ‘" + host + "’\n");
        }
        int port = url.group(3) != null ? Integer.parseInt(url.group(3)) : url.group(1).equals("https") ? 443 : 80;
        TcpConnection connection = node.world().ask(() -> TcpConnector.connect(node, ip.get(), port));
        if (!connection.open()) {
            node.world().clock().sleep(Duration.ofSeconds(3));
            return fail(call, silent, NETWORK, "failed: " + connection.outcome().text() + ".\n");
        }
        Optional<Download> file = node.world().topics().that(DownloadSource.class).stream()
                .flatMap(source -> source.download(address).stream()).findFirst();
        if (file.isEmpty()) {
            return fail(call, silent, SERVER, brief ? address + ":\n" + time() + " ERROR 404: Not Found.\n" : time()
                    + " ERROR 404: Not Found.\n");
        }
        return save(call, words, address, url.group(4), file.get(), silent, brief);
    }

    private int save(Call call, CommandLine words, String address, String name, Download file, boolean silent, boolean brief)
            throws IOException, InterruptedException {
        String target = words.value("-O", "--output-document").orElse(words.value("-P", "--directory-prefix").map(folder -> folder + "/")
                .orElse("") + (name.isEmpty() ? "index.html" : name));
        long millis = 400 + file.length() * 1000 / PER_SECOND;
        if (!silent && !brief) {
            call.err().print("--" + time() + "--  " + address + "\nHTTP request sent, awaiting response... 200 OK\nLength: " + file.length()
                    + " [application/octet-stream]\nSaving to: ‘" + target + "’\n\n");
            call.err().flush();
        }
        node.world().clock().sleep(Duration.ofMillis(millis));
        try {
            call.files().write(PathNames.absolute(call.directory(), target), file.content());
        } catch (FileError e) {
            return fail(call, false, 3, target + ": " + e.errno().text() + "\n\nCannot write to ‘" + target + "’ (" + e.errno().text()
                    + ").\n");
        }
        String counted = "[" + file.length() + "/" + file.length() + "]";
        return InstantCommand.print(call,
                new Answer(0, "", silent ? "" : brief ? time() + " URL:" + address + " " + counted + " -> \"" + target
                + "\" [1]\n" : "\n" + time() + " (40.0 MB/s) - ‘" + target + "’ saved " + counted + "\n\n"));
    }

    private String time() {
        return node.world().ask(() -> TimeFormat.format(node.now(), node.clock().zone(), "yyyy-MM-dd HH:mm:ss"));
    }

    private static int fail(Call call, boolean silent, int exit, String text) throws IOException {
        return InstantCommand.print(call, Answer.fail(exit, silent ? "" : text));
    }
}
