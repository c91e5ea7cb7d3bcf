package praktikum.sim.machine.ssh;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import praktikum.sim.fs.User;
import praktikum.sim.machine.InstantCommand;
import praktikum.sim.machine.Machine;
import praktikum.sim.machine.command.Answer;
import praktikum.sim.machine.command.CommandLine;
import praktikum.sim.machine.network.Ip;
import praktikum.sim.machine.network.NameResolver;
import praktikum.sim.machine.network.TcpConnection;
import praktikum.sim.machine.network.TcpConnector;
import praktikum.sim.machine.system.Passwords;
import praktikum.sim.shell.Accounts;
import praktikum.sim.shell.Call;
import praktikum.sim.shell.Program;
import praktikum.sim.shell.Terminal;

/** {@code ssh} from one machine of the world to another. Nothing is encrypted; what would be compared is compared. */
public final class Ssh implements Program {

    private static final Set<String> OPTIONS = Set.of("batchmode", "hostkeyalias", "userknownhostsfile", "globalknownhostsfile",
            "stricthostkeychecking", "connecttimeout", "connectionattempts", "passwordauthentication", "preferredauthentications",
            "identitiesonly",
            "loglevel", "user", "port", "serveraliveinterval", "serveralivecountmax", "kbdinteractiveauthentication", "ciphers",
            "controlmaster",
            "controlpath", "controlpersist", "updatehostkeys", "checkhostip");

    private final Machine node;
    private final RemoteShell remote;

    /** The command of a machine, into root's login shell on another. */
    public Ssh(Machine node) {
        this(node, new LoginShell(node));
    }

    /** The command of a machine, with something else in place of the login shell. */
    public Ssh(Machine node, RemoteShell remote) {
        this.node = node;
        this.remote = remote;
    }

    /** A line of ssh's own and the end. */
    private static final class Refused extends Exception {

        private static final long serialVersionUID = 1L;

        Refused(String text) {
            super(text, null, false, false);
        }
    }

    @Override
    public int run(Call call) throws IOException, InterruptedException {
        List<String> own = new ArrayList<>();
        int at = destination(call.args(), own);
        CommandLine words = CommandLine.of(own, Set.of("-q", "-T", "-t", "-n", "-4", "-6", "-x", "-a", "-A", "-v", "-C"),
                Set.of("-e", "-o", "-p", "-l", "-i", "-F"));
        if (words.unknown().isPresent() || words.valueless().isPresent()) {
            return InstantCommand.print(call, Answer.unsupported("ssh", words.unknown().or(words::valueless).orElseThrow()));
        }
        if (at >= call.args().size()) {
            return InstantCommand.print(call,
                    Answer.fail(255, "usage: ssh [-46AaCfGgKkMNnqsTtVvXxYy] [-B bind_interface] destination [command [argument ...]]\n"));
        }
        Map<String, String> options = new HashMap<>();
        for (String option : words.values("-o")) {
            String[] parts = option.split("[=\\s]+", 2);
            if (!OPTIONS.contains(parts[0].toLowerCase(Locale.ROOT))) {
                return InstantCommand.print(call, Answer.unsupported("ssh", "-o " + parts[0]));
            }
            options.putIfAbsent(parts[0].toLowerCase(Locale.ROOT), parts.length > 1 ? parts[1] : "");
        }
        try {
            readOwnSettings();
            return connect(call, words, options, at);
        } catch (Refused e) {
            call.err().print(e.getMessage());
            call.err().flush();
            return 255;
        }
    }

    // ssh takes options up to the host and after it, until the command begins.
    private static int destination(List<String> args, List<String> own) {
        int at = 0;
        while (at < args.size() && args.get(at).startsWith("-")) {
            own.add(args.get(at));
            if (args.get(at).matches("-[eoplibFJLRDEQScmWw]")) {
                at++;
                if (at < args.size()) {
                    own.add(args.get(at));
                }
            }
            at++;
        }
        return at;
    }

    private int connect(Call call, CommandLine words, Map<String, String> options, int at) throws Refused, IOException,
            InterruptedException {
        String destination = call.args().get(at);
        List<String> rest = new ArrayList<>(call.args().subList(at + 1, call.args().size()));
        while (rest.size() >= 2 && rest.getFirst().equals("-o")) {
            String[] parts = rest.get(1).split("[=\\s]+", 2);
            options.putIfAbsent(parts[0].toLowerCase(Locale.ROOT), parts.length > 1 ? parts[1] : "");
            rest = rest.subList(2, rest.size());
        }
        if (!rest.isEmpty() && rest.getFirst().equals("--")) {
            rest = rest.subList(1, rest.size());
        }
        int sign = destination.lastIndexOf('@');
        String user = sign > 0 ? destination.substring(0, sign) : words.value("-l").or(() -> Optional.ofNullable(options.get("user")))
                .orElse("root");
        String host = destination.substring(sign + 1);
        int port = words.value("-p").or(() -> Optional.ofNullable(options.get("port"))).map(Integer::parseInt).orElse(22);
        Machine target = reach(host, port, options);
        greet(target, host, port);
        checkHostKey(call, target, host, options);
        User account = logIn(call, target, user, host, words, options);
        return remote.run(target, account, String.join(" ", rest), call);
    }

    private Machine reach(String host, int port, Map<String, String> options) throws Refused, InterruptedException {
        Optional<Ip> ip = node.world().ask(() -> NameResolver.of(node).resolve(host));
        if (ip.isEmpty()) {
            throw new Refused("ssh: Could not resolve hostname " + host + ": Name or service not known\r\n");
        }
        TcpConnection connection = node.world().ask(() -> TcpConnector.connect(node, ip.get(), port));
        double limit = Optional.ofNullable(options.get("connecttimeout")).map(Double::parseDouble).orElse(130.0);
        if (connection.outcome() == TcpConnection.Outcome.SILENCE || connection.outcome() == TcpConnection.Outcome.NOBODY) {
            double wait = connection.outcome() == TcpConnection.Outcome.SILENCE ? limit : Math.min(limit, 3.1);
            node.world().clock().sleep(Duration.ofMillis((long) (wait * 1000)));
        }
        if (!connection.open() || connection.node().isEmpty()) {
            throw new Refused("ssh: connect to host " + host + " port " + port + ": " + connection.outcome().text() + "\r\n");
        }
        return connection.node().get();
    }

    // ssh_config(5): a file that others may write, or a keyword that ssh does not know, and it does not set out.
    private void readOwnSettings() throws Refused {
        String file = "/root/.ssh/config";
        List<String> lines = node.world().ask(() -> node.disk().textOrEmpty(file).lines().map(String::strip).toList());
        for (int i = 0; i < lines.size(); i++) {
            String word = lines.get(i).split("[=\\s]+", 2)[0].toLowerCase(Locale.ROOT);
            if (!word.isEmpty() && !word.startsWith("#") && !OPTIONS.contains(word)
                    && !List.of("host", "match", "hostname", "identityfile").contains(word)) {
                throw new Refused(file + ": line " + (i + 1) + ": Bad configuration option: " + word + "\r\n" + file
                        + ": terminating, 1 bad configuration options\r\n");
            }
        }
    }

    // Debian's sshd asks tcp wrappers (hosts_access(5)) before a word is said: who is denied sees the connection end.
    private void greet(Machine target, String host, int port) throws Refused {
        String denied = "(?s)(.*\\n)?(sshd|ALL)\\s*:\\s*ALL\\b.*";
        if (node.world().ask(() -> target.disk().textOrEmpty("/etc/hosts.deny").matches(denied)
                && !target.disk().textOrEmpty("/etc/hosts.allow").matches(denied))) {
            throw new Refused("kex_exchange_identification: Connection closed by remote host\r\nConnection closed by " + host + " port "
                    + port + "\r\n");
        }
    }

    private void checkHostKey(Call call, Machine target, String host, Map<String, String> options)
            throws Refused, IOException, InterruptedException {
        String alias = options.getOrDefault("hostkeyalias", host);
        List<String> files = new ArrayList<>(List.of(options.getOrDefault("userknownhostsfile", "/root/.ssh/known_hosts").split("\\s+")));
        List<String> own = List.copyOf(files);
        files.addAll(List.of(options.getOrDefault("globalknownhostsfile", "/etc/ssh/ssh_known_hosts").split("\\s+")));
        List<SshKeys.Known> known = node.world().ask(() -> SshKeys.known(node.disk(), files, alias));
        List<SshKeys.Key> shown = node.world().ask(() -> SshKeys.hostKeys(target));
        if (known.stream().anyMatch(entry -> shown.contains(entry.key()))) {
            return;
        }
        String strict = options.getOrDefault("stricthostkeychecking", "ask").toLowerCase(Locale.ROOT);
        Optional<SshKeys.Key> key = shown.stream().filter(one -> known.stream().anyMatch(entry -> entry.key().type().equals(one.type())))
                .findFirst()
                .or(() -> shown.stream().findFirst());
        if (key.isEmpty()) {
            throw new Refused("Connection closed by " + host + " port 22\r\n");
        }
        Optional<SshKeys.Known> offending = known.stream().filter(entry -> entry.key().type().equals(key.get().type())).findFirst();
        if (offending.isPresent() && !strict.equals("no")) {
            throw new Refused(changed(alias, key.get(), offending.get(), own.getFirst()));
        }
        boolean batch = options.getOrDefault("batchmode", "no").equals("yes");
        if (strict.equals("yes") || strict.equals("ask") && batch) {
            throw new Refused(strict.equals("yes") ? "No " + key.get().word() + " host key is known for " + alias
                    + " and you have requested strict checking.\r\nHost key verification failed.\r\n"
                    : "Host key verification failed.\r\n");
        }
        if (strict.equals("ask")) {
            ask(call, host, key.get());
        }
        node.world().act(() -> node.disk().write(own.getFirst(), node.disk().textOrEmpty(own.getFirst()) + alias + " " + key.get().type()
                + " "
                + key.get().blob() + "\n", 0600));
        call.err().print("Warning: Permanently added '" + alias + "' (" + key.get().word() + ") to the list of known hosts.\r\n");
        call.err().flush();
    }

    private static String changed(String alias, SshKeys.Key key, SshKeys.Known offending, String file) {
        String line = "@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@\r\n";
        return line + "@    WARNING: REMOTE HOST IDENTIFICATION HAS CHANGED!     @\r\n" + line
                + "IT IS POSSIBLE THAT SOMEONE IS DOING SOMETHING NASTY!\r\nSomeone could be eavesdropping on you right now "
                + "(man-in-the-middle attack)!\r\n"
                + "It is also possible that a host key has just been changed.\r\nThe fingerprint for the " + key.word()
                + " key sent by the remote host is\n"
                + key.fingerprint() + ".\r\nPlease contact your system administrator.\r\nAdd correct host key in " + file
                + " to get rid of this message.\r\nOffending " + key.word() + " key in " + offending.file() + ":" + offending.line()
                + "\r\n  remove with:\r\n  ssh-keygen -f '" + offending.file() + "' -R '" + alias + "'\r\nHost key for " + alias
                + " has changed and you have requested strict checking.\r\nHost key verification failed.\r\n";
    }

    private static void ask(Call call, String host, SshKeys.Key key) throws Refused, IOException, InterruptedException {
        if (call.terminal().isEmpty()) {
            throw new Refused("Host key verification failed.\r\n");
        }
        Terminal terminal = call.terminal().get();
        terminal.out().print("The authenticity of host '" + host + " (" + host + ")' can't be established.\r\n" + key.word()
                + " key fingerprint is "
                + key.fingerprint() + ".\r\nThis key is not known by any other names.\r\nAre you sure you want to continue connecting "
                + "(yes/no/[fingerprint])? ");
        terminal.out().flush();
        while (true) {
            String answer = terminal.readLine(Terminal.Echo.TYPED).orElse("no").strip();
            if (answer.equals("yes") || answer.equals(key.fingerprint())) {
                return;
            }
            if (answer.equals("no")) {
                throw new Refused("Host key verification failed.\r\n");
            }
            terminal.out().print("Please type 'yes', 'no' or the fingerprint: ");
            terminal.out().flush();
        }
    }

    private User logIn(Call call, Machine target, String user, String host, CommandLine words, Map<String, String> options)
            throws Refused, IOException, InterruptedException {
        List<String> files = words.values("-i").isEmpty() ? List.of("/root/.ssh/id_rsa", "/root/.ssh/id_ed25519") : words.values("-i");
        List<SshKeys.Key> keys = node.world().ask(() -> files.stream().filter(file -> node.disk().exists(file.replaceFirst("\\.pub$", "")))
                .flatMap(file -> SshKeys.key(node.disk().line(file.replaceFirst("\\.pub$", "") + ".pub")).stream()).toList());
        Accounts accounts = Accounts.of(target.files());
        Optional<User> account = accounts.user(user).filter(one -> !one.isRoot() || node.world().ask(() -> !target.disk()
                .textOrEmpty("/etc/ssh/sshd_config").matches("(?s).*\nPermitRootLogin\\s+no\\b.*")));
        if (account.isPresent() && node.world().ask(() -> SshKeys.authorized(target, accounts.home(user), keys))) {
            return account.get();
        }
        boolean batch = options.getOrDefault("batchmode", "no").equals("yes") || options.getOrDefault("passwordauthentication", "yes")
                .equals("no");
        if (!batch && call.terminal().isPresent()) {
            Terminal terminal = call.terminal().get();
            for (int attempt = 0; attempt < 3; attempt++) {
                terminal.out().print((attempt > 0 ? "Permission denied, please try again.\r\n" : "") + user + "@" + host + "'s password: ");
                terminal.out().flush();
                Optional<String> password = terminal.readLine(Terminal.Echo.NOTHING);
                if (account.isPresent() && password.isPresent()
                        && node.world().ask(() -> Passwords.right(target.disk(), user, password.get()))) {
                    return account.get();
                }
            }
        }
        throw new Refused(user + "@" + host + ": Permission denied (publickey,password).\r\n");
    }
}
