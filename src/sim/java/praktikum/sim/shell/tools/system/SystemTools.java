package praktikum.sim.shell.tools.system;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import praktikum.sim.fs.FileError;
import praktikum.sim.fs.User;
import praktikum.sim.shell.Accounts;
import praktikum.sim.shell.Call;
import praktikum.sim.shell.Executables;
import praktikum.sim.shell.LosslessUtf8;
import praktikum.sim.shell.command.DateFormat;
import praktikum.sim.shell.command.Getopt;
import praktikum.sim.shell.command.ToolCall;
import praktikum.sim.shell.command.UnsupportedUsage;

/** {@code env}, {@code printenv}, {@code sudo}, {@code sleep}, {@code date}, {@code id}, {@code whoami}, {@code sync}. */
final class SystemTools {

    private SystemTools() {}

    static int env(ToolCall tool) throws InterruptedException {
        List<String> words = new ArrayList<>(tool.call().args());
        Map<String, String> environment = new HashMap<>(tool.call().environment());
        while (!words.isEmpty() && words.getFirst().startsWith("-")) {
            String word = words.removeFirst();
            if (word.equals("-i") || word.equals("-") || word.equals("--ignore-environment")) {
                environment.clear();
            } else if (word.equals("-u") && !words.isEmpty()) {
                environment.remove(words.removeFirst());
            } else if (!word.equals("--")) {
                throw new UnsupportedUsage("option " + word);
            }
        }
        while (!words.isEmpty() && words.getFirst().indexOf('=') > 0) {
            String[] parts = words.removeFirst().split("=", 2);
            environment.put(parts[0], parts[1]);
        }
        if (words.isEmpty()) {
            environment.entrySet().stream().sorted(Map.Entry.comparingByKey())
                    .forEach(entry -> tool.out().println(entry.getKey() + "=" + entry.getValue()));
            return 0;
        }
        Call call = tool.call();
        return tool.start(words, new Call(words, environment, call.directory(), call.in(), call.out(), call.err(), call.machine(),
                call.user(), call.terminal()), text -> tool.quoted(text) + ": ");
    }

    static int printenv(ToolCall tool) {
        int status = 0;
        Map<String, String> environment = tool.call().environment();
        for (String name : tool.args("").operands()) {
            Optional.ofNullable(environment.get(name)).ifPresent(tool.out()::println);
            status |= environment.containsKey(name) ? 0 : 1;
        }
        return status;
    }

    static int sudo(ToolCall tool) throws InterruptedException {
        Getopt args = tool.args("+nHEu:", "n=non-interactive", "H=set-home", "E=preserve-env", "u=user");
        Call call = tool.call();
        Accounts accounts = Accounts.of(call.machine().files());
        Optional<User> target = accounts.user(args.value('u').orElse("root"));
        if (args.operands().isEmpty()) {
            throw new UnsupportedUsage("a call without a command");
        }
        if (target.isEmpty()) {
            return tool.fail("unknown user " + args.value('u').orElse("root"));
        }
        if (!call.user().isRoot() && !mayWithoutPassword(call)) {
            return tool.fail(args.has('n') ? "a password is required"
                    : "a terminal is required to read the password; either use the -S option to read from standard input or"
                            + " configure an askpass helper");
        }
        Map<String, String> environment = new HashMap<>(call.environment());
        environment.putAll(Map.of("HOME", accounts.home(target.get().name()), "USER", target.get().name(), "LOGNAME", target.get().name(),
                "SUDO_USER", call.user().name(), "PATH", "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"));
        List<String> command = args.operands();
        while (!command.isEmpty() && command.getFirst().matches("[A-Za-z_]\\w*=.*")) {
            String[] parts = command.getFirst().split("=", 2);
            environment.put(parts[0], parts[1]);
            command = command.subList(1, command.size());
        }
        Call asTarget = new Call(List.of(), environment, call.directory(), call.in(), call.out(), call.err(), call.machine(), target.get(),
                call.terminal());
        try {
            return Executables.run(asTarget, command);
        } catch (FileError e) {
            return tool.fail(e.errno() == FileError.Errno.ENOENT ? command.getFirst() + ": command not found"
                    : "unable to execute " + command.getFirst() + ": " + e.errno().text());
        }
    }

    /** Whether a line {@code NAME ALL=(ALL) NOPASSWD: ALL}, for the user or a group, is in the sudoers files. */
    private static boolean mayWithoutPassword(Call call) {
        List<String> paths = new ArrayList<>(List.of("/etc/sudoers"));
        StringBuilder text = new StringBuilder();
        try {
            if (call.machine().files().isDirectory("/etc/sudoers.d")) {
                call.machine().files().list("/etc/sudoers.d").forEach(name -> paths.add("/etc/sudoers.d/" + name));
            }
            for (String path : paths) {
                if (call.machine().files().exists(path)) {
                    text.append(LosslessUtf8.text(call.machine().files().read(path))).append('\n');
                }
            }
        } catch (FileError e) {
            return false;
        }
        String who = "(" + Pattern.quote(call.user().name()) + "|" + call.user().groups().stream()
                .map(group -> "%" + Pattern.quote(group)).collect(Collectors.joining("|")) + ")";
        return text.toString().lines().anyMatch(line -> line.matches("\\s*" + who
                + "\\s+ALL\\s*=\\s*\\(ALL(\\s*:\\s*ALL)?\\)\\s*NOPASSWD:\\s*ALL\\s*"));
    }

    static int sleep(ToolCall tool) throws InterruptedException {
        if (tool.call().args().isEmpty()) {
            return tool.missingOperand();
        }
        Duration whole = Duration.ZERO;
        for (String word : tool.call().args()) {
            Optional<Duration> part = duration(word);
            if (part.isEmpty()) {
                tool.fail("invalid time interval " + tool.quoted(word));
                return tool.hint();
            }
            whole = whole.plus(part.get());
        }
        tool.out().flush();
        tool.call().machine().clock().sleep(whole);
        return 0;
    }

    /** {@code 5}, {@code 0.2}, {@code 2m}, {@code 1h}, {@code 1d}, {@code infinity}. */
    static Optional<Duration> duration(String text) {
        if (text.equals("infinity") || text.equals("inf")) {
            return Optional.of(Duration.ofDays(100_000));
        }
        if (!text.matches("(\\d{1,9}(\\.\\d{0,9})?|\\.\\d{1,9})[smhd]?")) {
            return Optional.empty();
        }
        String number = text.replaceFirst("[smhd]$", "");
        long unit = switch (text.charAt(text.length() - 1)) {
            case 'm' -> 60;
            case 'h' -> 3600;
            case 'd' -> 86_400;
            default -> 1;
        };
        return Optional.of(Duration.ofNanos((long) (Double.parseDouble(number) * unit * 1e9)));
    }

    static int date(ToolCall tool) throws IOException {
        List<String> words = new ArrayList<>();
        Optional<String> iso = Optional.empty();
        for (String word : tool.call().args()) {
            if (word.startsWith("-I") || word.startsWith("--iso-8601")) {
                iso = Optional.of(word.replaceFirst("^(-I|--iso-8601=?)", ""));
            } else {
                words.add(word);
            }
        }
        Getopt args = Getopt.of(words, "ud:s:r:R", "u=utc", "u=universal", "d=date", "s=set", "r=reference", "R=rfc-email");
        ZoneId zone = args.has('u') ? ZoneOffset.UTC : DateFormat.zone(tool.call());
        Instant instant = tool.call().machine().clock().instant();
        if (args.has('s')) {
            instant = DateFormat.parse(args.value('s').orElseThrow(), tool.call());
            if (!tool.call().user().isRoot() || !tool.call().machine().clock().set(instant)) {
                return tool.fail("cannot set date: Operation not permitted");
            }
        } else if (args.has('d')) {
            instant = DateFormat.parse(args.value('d').orElseThrow(), tool.call());
        } else if (args.has('r')) {
            try {
                instant = tool.files().followed(tool.call().path(args.value('r').orElseThrow())).modified();
            } catch (FileError e) {
                return tool.fail(args.value('r').orElseThrow() + ": " + e.errno().text());
            }
        }
        ZonedDateTime time = instant.atZone(zone);
        List<String> operands = args.operands();
        if (operands.size() > 1 || operands.size() == 1 && !operands.getFirst().startsWith("+")) {
            throw new UnsupportedUsage("setting the date");
        }
        String format = !operands.isEmpty() ? operands.getFirst().substring(1)
                : args.has('R') ? "%a, %d %b %Y %H:%M:%S %z"
                : iso.isPresent() ? isoFormat(iso.get())
                : "%a %b %e %H:%M:%S %Z %Y";
        tool.out().println(DateFormat.format(format, time));
        return 0;
    }

    private static String isoFormat(String precision) {
        return switch (precision) {
            case "", "date" -> "%F";
            case "hours" -> "%FT%H%:z";
            case "minutes" -> "%FT%H:%M%:z";
            case "s", "seconds" -> "%FT%T%:z";
            case "ns" -> "%FT%T,%N%:z";
            default -> throw new UnsupportedUsage("option -I" + precision);
        };
    }

    static int id(ToolCall tool) {
        Getopt args = tool.args("ugnGr", "u=user", "g=group", "n=name", "G=groups");
        Accounts accounts = Accounts.of(tool.call().machine().files());
        Optional<User> user = args.operands().isEmpty() ? Optional.of(tool.call().user()) : accounts.user(args.operands().getFirst());
        if (user.isEmpty()) {
            return tool.fail(tool.quoted(args.operands().getFirst()) + ": no such user");
        }
        User who = user.get();
        String group = who.groups().getFirst();
        boolean names = args.has('n');
        if (args.has('u')) {
            tool.out().println(names ? who.name() : accounts.uid(who.name()));
        } else if (args.has('g')) {
            tool.out().println(names ? group : accounts.gid(group));
        } else if (args.has('G')) {
            tool.out().println(who.groups().stream().map(name -> names ? name : accounts.gid(name)).collect(Collectors.joining(" ")));
        } else {
            tool.out().println("uid=" + accounts.uid(who.name()) + "(" + who.name() + ") gid=" + accounts.gid(group) + "(" + group
                    + ") groups="
                    + who.groups().stream().map(name -> accounts.gid(name) + "(" + name + ")").collect(Collectors.joining(",")));
        }
        return 0;
    }

    static int whoami(ToolCall tool) {
        tool.out().println(tool.call().user().name());
        return 0;
    }

    /** What is written is there: nothing is to be waited for. */
    static int sync(ToolCall tool) {
        for (String operand : tool.args("df").operands()) {
            if (!tool.files().exists(tool.call().path(operand))) {
                return tool.fail("error opening '" + operand + "': No such file or directory");
            }
        }
        tool.call().machine().sync();
        return 0;
    }
}
