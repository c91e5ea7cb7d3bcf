package praktikum.sim.shell.tools.file;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import praktikum.sim.fs.FileError;
import praktikum.sim.fs.FileStatus;
import praktikum.sim.fs.PathNames;
import praktikum.sim.shell.command.ToolCall;
import praktikum.sim.shell.command.UnsupportedUsage;
import praktikum.sim.shell.pattern.Wildcard;

/** {@code find} with the usual tests, joined by "and", {@code -o}, {@code !} and parentheses; names come sorted. */
final class Find {

    private final ToolCall tool;
    private final List<String> words;
    private int position;
    private int leastDepth;
    private int mostDepth = Integer.MAX_VALUE;
    private boolean acts;
    private int status;

    /** A file that is looked at. */
    private record Place(String name, String path, FileStatus status, int depth) {}

    /** A test or an action. */
    private interface Expression {
        boolean test(Place place) throws IOException, InterruptedException;
    }

    private Find(ToolCall tool, List<String> words) {
        this.tool = tool;
        this.words = words;
    }

    static int run(ToolCall tool) throws IOException, InterruptedException {
        List<String> starts = new ArrayList<>();
        List<String> words = tool.call().args();
        while (starts.size() < words.size() && !words.get(starts.size()).matches("-.+|!|\\(")) {
            starts.add(words.get(starts.size()));
        }
        return new Find(tool, words.subList(starts.size(), words.size())).find(starts.isEmpty() ? List.of(".") : starts);
    }

    private int find(List<String> starts) throws IOException, InterruptedException {
        Expression given = position < words.size() ? or() : place -> true;
        if (position < words.size()) {
            throw new UnsupportedUsage(words.get(position));
        }
        Expression expression = acts ? given : place -> {
            if (given.test(place)) {
                tool.out().println(place.name);
            }
            return true;
        };
        for (String start : starts) {
            String path = tool.call().path(start);
            try {
                FileStatus there = start.endsWith("/") ? tool.files().followed(path) : tool.files().status(path);
                if (start.endsWith("/") && !there.isDirectory()) {
                    throw new FileError(FileError.Errno.ENOTDIR, path);
                }
                walk(new Place(start, path, there, 0), expression);
            } catch (FileError e) {
                status = tool.fail(tool.quoted(start) + ": " + e.errno().text());
            }
        }
        return status;
    }

    private void walk(Place place, Expression expression) throws IOException, InterruptedException {
        if (place.depth >= leastDepth) {
            expression.test(place);
        }
        if (!place.status.isDirectory() || place.depth >= mostDepth) {
            return;
        }
        try {
            for (String child : tool.files().list(place.path)) {
                String path = PathNames.child(place.path, child);
                String name = place.name.endsWith("/") ? place.name + child : place.name + "/" + child;
                walk(new Place(name, path, tool.files().status(path), place.depth + 1), expression);
            }
        } catch (FileError e) {
            if (e.errno() != FileError.Errno.ENOENT) {
                status = tool.fail(tool.quoted(place.name) + ": " + e.errno().text());
            }
        }
    }

    private Expression or() {
        Expression left = and();
        while (take("-o")) {
            Expression first = left;
            Expression second = and();
            left = place -> first.test(place) || second.test(place);
        }
        return left;
    }

    private Expression and() {
        Expression left = not();
        while (position < words.size() && !words.get(position).equals("-o") && !words.get(position).equals(")")) {
            take("-a");
            Expression first = left;
            Expression second = not();
            left = place -> first.test(place) && second.test(place);
        }
        return left;
    }

    private Expression not() {
        if (take("!") || take("-not")) {
            Expression negated = not();
            return place -> !negated.test(place);
        }
        if (take("(")) {
            Expression inside = or();
            if (!take(")")) {
                throw new UnsupportedUsage("an open parenthesis");
            }
            return inside;
        }
        return primary();
    }

    private Expression primary() {
        String word = next("an expression");
        switch (word) {
            case "-name", "-iname" -> {
                boolean fold = word.equals("-iname");
                String pattern = next(word);
                Wildcard wildcard = Wildcard.of(fold ? pattern.toLowerCase(Locale.ROOT) : pattern);
                return place -> {
                    String name = place.name.matches("/+") ? "/" : place.name.replaceFirst("/+$", "").replaceFirst(".*/", "");
                    return wildcard.matches(fold ? name.toLowerCase(Locale.ROOT) : name);
                };
            }
            case "-path", "-wholename" -> {
                Wildcard wildcard = Wildcard.of(next(word));
                return place -> wildcard.matches(place.name);
            }
            case "-type" -> {
                String kinds = next(word);
                if (!kinds.matches("[fdlbc](,[fdlbc])*")) {
                    throw new UnsupportedUsage("-type " + kinds);
                }
                return place -> kinds.replace('f', '-').indexOf(place.status.kind().letter()) >= 0;
            }
            case "-user" -> {
                String owner = next(word);
                return place -> place.status.owner().equals(owner);
            }
            case "-perm" -> {
                String mode = next(word);
                if (!mode.matches("-?[0-7]{1,4}")) {
                    throw new UnsupportedUsage("-perm " + mode);
                }
                int bits = Integer.parseInt(mode.replace("-", ""), 8);
                return place -> mode.startsWith("-") ? (place.status.mode() & bits) == bits : place.status.mode() == bits;
            }
            case "-size" -> {
                return size(next(word));
            }
            case "-mmin", "-mtime" -> {
                return age(next(word), word.equals("-mmin") ? Duration.ofMinutes(1) : Duration.ofDays(1));
            }
            case "-newer" -> {
                String name = next(word);
                return place -> {
                    try {
                        return place.status.modified().isAfter(tool.files().followed(tool.call().path(name)).modified());
                    } catch (FileError e) {
                        return false;
                    }
                };
            }
            case "-empty" -> {
                return this::isEmpty;
            }
            case "-maxdepth" -> {
                mostDepth = number(next(word));
                return place -> true;
            }
            case "-mindepth" -> {
                leastDepth = number(next(word));
                return place -> true;
            }
            default -> {
                return action(word);
            }
        }
    }

    private Expression action(String word) {
        acts = true;
        switch (word) {
            case "-print" -> {
                return place -> {
                    tool.out().println(place.name);
                    return true;
                };
            }
            case "-printf" -> {
                String format = next(word);
                return place -> {
                    tool.out().print(FindFormat.format(format, place.name, place.depth, place.status));
                    return true;
                };
            }
            case "-print0" -> {
                return place -> {
                    tool.out().print(place.name + "\0");
                    return true;
                };
            }
            case "-delete" -> throw new UnsupportedUsage("-delete");
            case "-exec" -> {
                List<String> command = new ArrayList<>();
                for (String part = next(word); !part.equals(";"); part = next("-exec without ;")) {
                    if (part.equals("+")) {
                        throw new UnsupportedUsage("-exec … +");
                    }
                    command.add(part);
                }
                return place -> {
                    List<String> filled = command.stream().map(part -> part.replace("{}", place.name)).toList();
                    tool.out().flush();
                    return tool.start(filled, tool.call(), name -> tool.quoted(name) + ": ") == 0;
                };
            }
            default -> throw new UnsupportedUsage(word);
        }
    }

    private boolean isEmpty(Place place) {
        try {
            return place.status.isDirectory() ? tool.files().list(place.path).isEmpty()
                    : place.status.kind() == FileStatus.Kind.FILE && place.status.size() == 0;
        } catch (FileError e) {
            return false;
        }
    }

    private static Expression size(String text) {
        if (!text.matches("[-+]?\\d{1,9}[ckMG]?")) {
            throw new UnsupportedUsage("-size " + text);
        }
        char last = text.charAt(text.length() - 1);
        long unit = switch (last) {
            case 'c' -> 1;
            case 'k' -> 1 << 10;
            case 'M' -> 1 << 20;
            case 'G' -> 1 << 30;
            default -> 512;
        };
        long count = Long.parseLong(text.replaceAll("[^0-9]", ""));
        return place -> compare((place.status.size() + unit - 1) / unit, text, count);
    }

    private Expression age(String text, Duration unit) {
        if (!text.matches("[-+]?\\d{1,6}")) {
            throw new UnsupportedUsage("the age " + text);
        }
        long count = Long.parseLong(text.replaceAll("[^0-9]", ""));
        return place -> {
            Duration age = Duration.between(place.status.modified(), tool.call().machine().clock().instant());
            return compare(Math.floorDiv(age.toMillis(), unit.toMillis()), text, count);
        };
    }

    private static boolean compare(long value, String text, long count) {
        return text.startsWith("+") ? value > count : text.startsWith("-") ? value < count : value == count;
    }

    private static int number(String text) {
        if (!text.matches("\\d{1,6}")) {
            throw new UnsupportedUsage("the depth " + text);
        }
        return Integer.parseInt(text);
    }

    private boolean take(String word) {
        boolean there = position < words.size() && words.get(position).equals(word);
        position += there ? 1 : 0;
        return there;
    }

    private String next(String after) {
        if (position == words.size()) {
            throw new UnsupportedUsage(after + " without its argument");
        }
        return words.get(position++);
    }
}
