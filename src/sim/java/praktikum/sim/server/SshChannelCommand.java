package praktikum.sim.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.sshd.server.Environment;
import org.apache.sshd.server.ExitCallback;
import org.apache.sshd.server.channel.ChannelSession;
import org.apache.sshd.server.command.Command;
import praktikum.sim.fs.User;
import praktikum.sim.shell.Login;
import praktikum.sim.shell.PosixSystem;
import praktikum.sim.shell.ProgramOutput;

/** One exec or shell channel: a login that runs a command line, or holds a dialogue. */
final class SshChannelCommand implements Command {

    private static final int INTERRUPTED = 130;
    private static final int FAILED = 255;

    private final PosixSystem machine;
    private final Optional<String> line;
    private InputStream in = InputStream.nullInputStream();
    private OutputStream out = OutputStream.nullOutputStream();
    private OutputStream err = OutputStream.nullOutputStream();
    private ExitCallback exit = (code, message, immediately) -> { };
    private volatile Optional<PtyTerminal> terminal = Optional.empty();
    private volatile boolean closed;
    private volatile Thread worker = Thread.ofVirtual().unstarted(() -> { });

    /** @param line empty for a dialogue */
    SshChannelCommand(PosixSystem machine, Optional<String> line) {
        this.machine = machine;
        this.line = line;
    }

    @Override
    public void setInputStream(InputStream stream) {
        in = stream;
    }

    @Override
    public void setOutputStream(OutputStream stream) {
        out = stream;
    }

    @Override
    public void setErrorStream(OutputStream stream) {
        err = stream;
    }

    @Override
    public void setExitCallback(ExitCallback callback) {
        exit = callback;
    }

    @Override
    public void start(ChannelSession channel, Environment environment) {
        var variables = variables(channel, environment);
        terminal = Optional.ofNullable(environment.getEnv().get(Environment.ENV_TERM))
                .map(type -> new PtyTerminal(in, out, columns(environment), type, this::interrupt));
        var started = Thread.ofVirtual().name("sim-" + machine.hostname()).unstarted(() -> {
            var code = FAILED;
            try {
                code = run(new Login(machine, User.ROOT, variables));
            } catch (InterruptedException ended) {
                code = INTERRUPTED;
            } finally {
                terminal.ifPresent(PtyTerminal::close);
                if (!closed) {
                    exit.onExit(code);
                }
            }
        });
        worker = started;
        started.start();
    }

    private int run(Login login) throws InterruptedException {
        if (terminal.isEmpty()) {
            return login.run(line.orElse("bash -s"), in, stream(out), stream(err), Optional.empty());
        }
        var pty = terminal.get();
        return line.isPresent() ? login.run(line.get(), pty.in(), pty.out(), pty.out(), Optional.of(pty)) : login.talk(pty);
    }

    private static PrintStream stream(OutputStream to) {
        return ProgramOutput.to(to);
    }

    private static Map<String, String> variables(ChannelSession channel, Environment environment) {
        var variables = new HashMap<String, String>();
        environment.getEnv().forEach((name, value) -> {
            if (name.equals("LANG") || name.startsWith("LC_") || name.equals(Environment.ENV_TERM)) {
                variables.put(name, value);
            }
        });
        if (channel.getSession().getIoSession().getRemoteAddress() instanceof InetSocketAddress client
                && channel.getSession().getIoSession().getLocalAddress() instanceof InetSocketAddress own) {
            variables.put("SSH_CLIENT", client.getAddress().getHostAddress() + " " + client.getPort() + " " + own.getPort());
        }
        return variables;
    }

    private static int columns(Environment environment) {
        var columns = environment.getEnv().getOrDefault(Environment.ENV_COLUMNS, "80");
        return columns.matches("[1-9][0-9]{0,3}") ? Integer.parseInt(columns) : 80;
    }

    private void interrupt() {
        worker.interrupt();
    }

    @Override
    public void destroy(ChannelSession channel) throws IOException {
        closed = true;
        terminal.ifPresent(PtyTerminal::close);
        worker.interrupt();
    }
}
