package praktikum.sim.shell.builtin;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import praktikum.sim.fs.FileError;
import praktikum.sim.fs.FileStatus;
import praktikum.sim.fs.FileStatus.Kind;
import praktikum.sim.fs.UserFiles;
import praktikum.sim.shell.Call;

/** The conditions of {@code test}, {@code [} and {@code [[}. */
public final class TestExpression {

    /** The operators with one operand. */
    public static final Set<String> UNARY = Set.of("-e", "-f", "-d", "-L", "-h", "-r", "-w", "-x", "-s", "-z", "-n", "-b", "-c", "-p", "-S",
            "-t", "-a", "-O", "-G", "-u", "-g", "-k", "-v");
    /** The operators with two. */
    public static final Set<String> BINARY = Set.of("=", "==", "!=", "<", ">", "-eq", "-ne", "-lt", "-le", "-gt", "-ge", "-nt", "-ot",
            "-ef");

    private final Call call;
    private final Predicate<String> isSet;

    /** A condition that makes no sense, in the words of bash; the status is then 2. */
    public static final class Malformed extends Exception {
        private static final long serialVersionUID = 1L;

        Malformed(String text) {
            super(text, null, false, false);
        }
    }

    /** @param isSet whether a shell variable of that name is set, for {@code -v} */
    public TestExpression(Call call, Predicate<String> isSet) {
        this.call = call;
        this.isSet = isSet;
    }

    /** The value of the arguments between the brackets, by their number, as POSIX has it. */
    public boolean test(List<String> args) throws Malformed {
        return switch (args.size()) {
            case 0 -> false;
            case 1 -> !args.getFirst().isEmpty();
            case 2 -> two(args);
            case 3 -> three(args);
            case 4 -> four(args);
            default -> new Longer(args).value();
        };
    }

    private boolean two(List<String> args) throws Malformed {
        if (args.getFirst().equals("!")) {
            return args.get(1).isEmpty();
        }
        if (!UNARY.contains(args.getFirst())) {
            throw new Malformed(args.getFirst() + ": unary operator expected");
        }
        return unary(args.getFirst(), args.get(1));
    }

    private boolean three(List<String> args) throws Malformed {
        String operator = args.get(1);
        if (BINARY.contains(operator)) {
            return binary(args.get(0), operator, args.get(2));
        }
        if (operator.equals("-a")) {
            return !args.get(0).isEmpty() && !args.get(2).isEmpty();
        }
        if (operator.equals("-o")) {
            return !args.get(0).isEmpty() || !args.get(2).isEmpty();
        }
        if (args.getFirst().equals("!")) {
            return !two(args.subList(1, 3));
        }
        if (args.getFirst().equals("(") && args.get(2).equals(")")) {
            return !operator.isEmpty();
        }
        throw new Malformed(operator + ": binary operator expected");
    }

    private boolean four(List<String> args) throws Malformed {
        if (args.getFirst().equals("!")) {
            return !three(args.subList(1, 4));
        }
        if (args.getFirst().equals("(") && args.get(3).equals(")")) {
            return two(args.subList(1, 3));
        }
        return new Longer(args).value();
    }

    /** More than four arguments: {@code -o} binds loosest, then {@code -a}, then {@code !}. */
    private final class Longer {
        private final List<String> args;
        private int position;

        Longer(List<String> args) {
            this.args = args;
        }

        boolean value() throws Malformed {
            boolean value = or();
            if (position < args.size()) {
                throw new Malformed("too many arguments");
            }
            return value;
        }

        private boolean or() throws Malformed {
            boolean value = and();
            while (take("-o")) {
                value |= and();
            }
            return value;
        }

        private boolean and() throws Malformed {
            boolean value = term();
            while (take("-a")) {
                value &= term();
            }
            return value;
        }

        private boolean term() throws Malformed {
            boolean negated = false;
            while (take("!")) {
                negated = !negated;
            }
            return negated != primary();
        }

        private boolean primary() throws Malformed {
            if (left() >= 3 && BINARY.contains(args.get(position + 1))) {
                position += 3;
                return binary(args.get(position - 3), args.get(position - 2), args.get(position - 1));
            }
            if (take("(")) {
                boolean value = or();
                if (!take(")")) {
                    throw new Malformed("`)' expected");
                }
                return value;
            }
            if (left() >= 2 && UNARY.contains(args.get(position))) {
                position += 2;
                return unary(args.get(position - 2), args.get(position - 1));
            }
            if (left() == 0) {
                throw new Malformed("argument expected");
            }
            return !args.get(position++).isEmpty();
        }

        private int left() {
            return args.size() - position;
        }

        private boolean take(String what) {
            boolean there = left() > 0 && args.get(position).equals(what);
            position += there ? 1 : 0;
            return there;
        }
    }

    /** The value of {@code -f name} and the like. */
    public boolean unary(String operator, String value) throws Malformed {
        return switch (operator) {
            case "-z" -> value.isEmpty();
            case "-n" -> !value.isEmpty();
            case "-v" -> isSet.test(value);
            case "-t" -> switch ((int) number(value)) {
                case 0 -> call.inputIsTerminal();
                case 1 -> call.outputIsTerminal();
                case 2 -> call.terminal().isPresent() && call.terminal().get().out() == call.err();
                default -> false;
            };
            case "-L", "-h" -> status(value, false).filter(FileStatus::isLink).isPresent();
            default -> status(value, true).filter(status -> file(operator, status)).isPresent();
        };
    }

    private boolean file(String operator, FileStatus status) {
        return switch (operator) {
            case "-f" -> status.kind() == Kind.FILE;
            case "-d" -> status.isDirectory();
            case "-b" -> status.kind() == Kind.BLOCK_DEVICE;
            case "-c" -> status.kind() == Kind.CHARACTER_DEVICE;
            case "-p", "-S" -> false;
            case "-s" -> status.size() > 0;
            case "-r" -> UserFiles.may(status, call.user(), 4);
            case "-w" -> UserFiles.may(status, call.user(), 2);
            case "-x" -> UserFiles.may(status, call.user(), 1);
            case "-O" -> status.owner().equals(call.user().name());
            case "-G" -> status.group().equals(call.user().groups().getFirst());
            case "-u" -> (status.mode() & 04000) != 0;
            case "-g" -> (status.mode() & 02000) != 0;
            case "-k" -> (status.mode() & 01000) != 0;
            default -> true;
        };
    }

    /** The value of {@code a = b} and the like. */
    public boolean binary(String left, String operator, String right) throws Malformed {
        return switch (operator) {
            case "=", "==" -> left.equals(right);
            case "!=" -> !left.equals(right);
            case "<" -> left.compareTo(right) < 0;
            case ">" -> left.compareTo(right) > 0;
            case "-eq" -> number(left) == number(right);
            case "-ne" -> number(left) != number(right);
            case "-lt" -> number(left) < number(right);
            case "-le" -> number(left) <= number(right);
            case "-gt" -> number(left) > number(right);
            case "-ge" -> number(left) >= number(right);
            case "-ef" -> real(left).isPresent() && real(left).equals(real(right));
            default -> newer(operator.equals("-nt") ? left : right, operator.equals("-nt") ? right : left);
        };
    }

    private boolean newer(String one, String other) {
        Optional<FileStatus> first = status(one, true);
        Optional<FileStatus> second = status(other, true);
        return first.isPresent() && (second.isEmpty() || first.get().modified().isAfter(second.get().modified()));
    }

    private static long number(String text) throws Malformed {
        try {
            return Long.parseLong(text.strip());
        } catch (NumberFormatException e) {
            throw new Malformed(text + ": integer expression expected");
        }
    }

    private Optional<String> real(String name) {
        try {
            String path = call.files().resolve(call.path(name));
            return call.files().exists(path) ? Optional.of(path) : Optional.empty();
        } catch (FileError e) {
            return Optional.empty();
        }
    }

    private Optional<FileStatus> status(String name, boolean followed) {
        try {
            return name.isEmpty() ? Optional.empty()
                    : Optional.of(followed ? call.files().followed(call.path(name)) : call.files().status(call.path(name)));
        } catch (FileError e) {
            return Optional.empty();
        }
    }
}
