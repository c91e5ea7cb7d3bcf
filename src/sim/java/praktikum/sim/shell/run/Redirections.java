package praktikum.sim.shell.run;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import praktikum.sim.fs.FileError;
import praktikum.sim.fs.FileSystem;
import praktikum.sim.fs.PathNames;
import praktikum.sim.shell.LosslessUtf8;
import praktikum.sim.shell.ProgramOutput;
import praktikum.sim.shell.StandardStreams;
import praktikum.sim.shell.TcpConnectResult;
import praktikum.sim.shell.Terminal;
import praktikum.sim.shell.expand.ShellState;
import praktikum.sim.shell.expand.WordExpander;
import praktikum.sim.shell.syntax.Dialect;
import praktikum.sim.shell.syntax.ScriptError;
import praktikum.sim.shell.syntax.Syntax.Direction;
import praktikum.sim.shell.syntax.Syntax.Redirect;

/** Opens the files of redirections, from left to right. */
final class Redirections {

    private final ShellState shell;
    private final WordExpander expander;

    Redirections(ShellState shell, WordExpander expander) {
        this.shell = shell;
        this.expander = expander;
    }

    /** A redirection that could not be made, in the words of the shell. */
    static final class Failure extends Exception {
        private static final long serialVersionUID = 1L;

        private final String before;

        Failure(String text) {
            this("", text);
        }

        private Failure(String before, String text) {
            super(text, null, false, false);
            this.before = before;
        }

        /** Complains as this shell does. */
        void tell(ShellState shell, PrintStream err, int line) {
            if (!before.isEmpty()) {
                err.println(shell.name + ": " + before);
            }
            getMessage().lines().forEach(text -> shell.complain(err, line, text));
        }
    }

    /** The descriptors with all redirections made. */
    StandardStreams apply(List<Redirect> redirects, StandardStreams io) throws Failure, InterruptedException {
        StandardStreams bound = io;
        for (Redirect redirect : redirects) {
            bound = apply(redirect, bound);
        }
        return bound;
    }

    private StandardStreams apply(Redirect redirect, StandardStreams io) throws Failure, InterruptedException {
        switch (redirect.direction()) {
            case CLOSE -> {
                return io;
            }
            case TEXT -> {
                byte[] text = LosslessUtf8.bytes(expander.text(redirect.target().word()));
                return bind(redirect, io, new ByteArrayInputStream(text));
            }
            case DUPLICATE -> {
                PrintStream source = expander.text(redirect.target().word()).equals("1") ? io.out() : io.err();
                return redirect.descriptor() == 1 ? io.withOut(source) : io.withErr(source);
            }
            case READ -> {
                String name = name(redirect);
                if (name.equals("/dev/stdin")) {
                    return io;
                }
                if (connects(name)) {
                    return bind(redirect, io, InputStream.nullInputStream());
                }
                try {
                    String path = path(name);
                    if (shell.files().isDirectory(path)) {
                        return bind(redirect, io, new DirectoryStream());
                    }
                    return bind(redirect, io, shell.files().open(path));
                } catch (FileError e) {
                    throw failure(name, e, false);
                }
            }
            case READ_WRITE -> {
                return readWrite(redirect, io);
            }
            default -> {
                return output(redirect, io);
            }
        }
    }

    private StandardStreams readWrite(Redirect redirect, StandardStreams io) throws Failure, InterruptedException {
        String name = name(redirect);
        if (connects(name)) {
            return redirect.descriptor() > 2 ? io : bind(redirect, io, InputStream.nullInputStream());
        }
        try {
            shell.files().append(path(name), new byte[0]);
            return redirect.descriptor() > 2 ? io : bind(redirect, io, shell.files().open(path(name)));
        } catch (FileError e) {
            throw failure(name, e, true);
        }
    }

    /** Whether a name means a connection, which then stands; it carries nothing. */
    private boolean connects(String name) throws Failure, InterruptedException {
        String[] parts = name.split("/", -1);
        if (shell.dialect != Dialect.BASH || !name.startsWith("/dev/tcp/") || parts.length != 5) {
            return false;
        }
        switch (shell.machine.connect(parts[3], parts[4])) {
            case TcpConnectResult.Connected _ -> {
                return true;
            }
            case TcpConnectResult.NoConnection(String reason) -> throw new Failure("connect: " + reason, name + ": " + reason);
            case TcpConnectResult.Unknown(String what, String reason) ->
                    throw new Failure(what + ": " + reason + "\n" + name + ": Invalid argument");
        }
    }

    private StandardStreams output(Redirect redirect, StandardStreams io) throws Failure, InterruptedException {
        String name = name(redirect);
        boolean append = redirect.direction() == Direction.APPEND || redirect.direction() == Direction.APPEND_BOTH;
        if (connects(name)) {
            PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
            return redirect.descriptor() == 2 ? io.withErr(nowhere) : redirect.descriptor() == 1 ? io.withOut(nowhere) : io;
        }
        boolean both = redirect.direction() == Direction.WRITE_BOTH || redirect.direction() == Direction.APPEND_BOTH;
        PrintStream out = switch (name) {
            case "/dev/stdout" -> io.out();
            case "/dev/stderr" -> io.err();
            case "/dev/tty" -> shell.terminal.map(Terminal::out)
                    .orElseThrow(() -> new Failure(name + ": No such device or address"));
            default -> open(name, append);
        };
        if (both) {
            return io.withOut(out).withErr(out);
        }
        return redirect.descriptor() == 2 ? io.withErr(out) : redirect.descriptor() == 1 ? io.withOut(out) : io;
    }

    private PrintStream open(String name, boolean append) throws Failure {
        if (name.isEmpty()) {
            throw failure(name, new FileError(FileError.Errno.ENOENT, name), true);
        }
        FileSystem files = shell.files();
        String path = path(name);
        try {
            if (append) {
                files.append(path, new byte[0]);
            } else if (!path.equals("/dev/full")) {
                files.write(path, new byte[0]);
            }
            return ProgramOutput.toFile(files, path);
        } catch (FileError e) {
            throw failure(name, e, true);
        }
    }

    private static StandardStreams bind(Redirect redirect, StandardStreams io, InputStream in) throws Failure {
        if (redirect.descriptor() > 2) {
            return io;
        }
        if (redirect.descriptor() != 0) {
            throw ScriptError.unsupported(redirect.line(), "reading from another descriptor than 0");
        }
        return io.withIn(in);
    }

    private String name(Redirect redirect) throws Failure, InterruptedException {
        List<String> names = expander.arguments(redirect.target().word());
        if (names.size() != 1) {
            throw new Failure(String.join(" ", names) + ": ambiguous redirect");
        }
        return names.getFirst();
    }

    private String path(String name) {
        return PathNames.absolute(shell.directory, name);
    }

    private Failure failure(String name, FileError error, boolean creating) {
        String text = error.errno().text();
        if (shell.dialect == Dialect.BASH) {
            return new Failure(name + ": " + text);
        }
        if (error.errno() == FileError.Errno.ENOENT) {
            text = creating ? "Directory nonexistent" : "No such file";
        }
        return new Failure((creating ? "cannot create " : "cannot open ") + name + ": " + text);
    }

    /** A directory can be opened, but not read. */
    static final class DirectoryStream extends InputStream {
        @Override
        public int read() throws IOException {
            throw new IOException("Is a directory");
        }
    }
}
