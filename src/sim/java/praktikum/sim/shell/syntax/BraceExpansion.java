package praktikum.sim.shell.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import praktikum.sim.shell.syntax.Syntax.Part;
import praktikum.sim.shell.syntax.Syntax.Text;
import praktikum.sim.shell.syntax.Syntax.Word;

/** Brace expansion: {@code a{b,c}} and {@code {1..3}}. */
final class BraceExpansion {

    private static final int MOST_WORDS = 10_000;
    private static final Pattern RANGE = Pattern.compile("(-?\\d{1,9})\\.\\.(-?\\d{1,9})|([a-zA-Z])\\.\\.([a-zA-Z])");

    private BraceExpansion() {}

    /** The words that a word stands for: itself where it has no brace expression. */
    static List<Word> expand(Word word, int line) {
        if (word.parts().stream().noneMatch(part -> isText(part) && ((Text) part).text().contains("{"))) {
            return List.of(word);
        }
        List<Part> atoms = new ArrayList<>();
        for (Part part : word.parts()) {
            if (isText(part)) {
                ((Text) part).text().chars().forEach(c -> atoms.add(new Text(String.valueOf((char) c), false)));
            } else {
                atoms.add(part);
            }
        }
        return expand(atoms, line).stream().map(parts -> new Word(joined(parts))).toList();
    }

    private static List<List<Part>> expand(List<Part> atoms, int line) {
        for (int open = 0; open < atoms.size(); open++) {
            if (is(atoms.get(open), "{")) {
                int close = closing(atoms, open);
                List<List<Part>> choices = close < 0 ? List.of() : choices(atoms.subList(open + 1, close), line);
                if (!choices.isEmpty()) {
                    return combine(atoms.subList(0, open), choices, expand(atoms.subList(close + 1, atoms.size()), line), line);
                }
            }
        }
        return List.of(atoms);
    }

    private static List<List<Part>> combine(List<Part> before, List<List<Part>> choices, List<List<Part>> after, int line) {
        List<List<Part>> words = new ArrayList<>();
        for (List<Part> choice : choices) {
            for (List<Part> rest : after) {
                List<Part> word = new ArrayList<>(before);
                word.addAll(choice);
                word.addAll(rest);
                words.add(word);
                if (words.size() > MOST_WORDS) {
                    throw ScriptError.unsupported(line, "a brace expansion to more than " + MOST_WORDS + " words");
                }
            }
        }
        return words;
    }

    private static int closing(List<Part> atoms, int open) {
        int depth = 0;
        for (int i = open; i < atoms.size(); i++) {
            depth += is(atoms.get(i), "{") ? 1 : is(atoms.get(i), "}") ? -1 : 0;
            if (depth == 0) {
                return i;
            }
        }
        return -1;
    }

    private static List<List<Part>> choices(List<Part> inside, int line) {
        List<List<Part>> choices = new ArrayList<>();
        int depth = 0;
        int start = 0;
        for (int i = 0; i < inside.size(); i++) {
            depth += is(inside.get(i), "{") ? 1 : is(inside.get(i), "}") ? -1 : 0;
            if (depth == 0 && is(inside.get(i), ",")) {
                choices.addAll(expand(inside.subList(start, i), line));
                start = i + 1;
            }
        }
        if (start == 0) {
            return range(inside, line);
        }
        choices.addAll(expand(inside.subList(start, inside.size()), line));
        return choices;
    }

    private static List<List<Part>> range(List<Part> inside, int line) {
        if (!inside.stream().allMatch(BraceExpansion::isText)) {
            return List.of();
        }
        StringBuilder text = new StringBuilder();
        inside.forEach(part -> text.append(((Text) part).text()));
        Matcher range = RANGE.matcher(text);
        if (!range.matches()) {
            if (text.indexOf("..") > 0) {
                throw ScriptError.unsupported(line, "the range {" + text + "}");
            }
            return List.of();
        }
        boolean letters = range.group(3) != null;
        int from = letters ? range.group(3).charAt(0) : Integer.parseInt(range.group(1));
        int to = letters ? range.group(4).charAt(0) : Integer.parseInt(range.group(2));
        if (Math.abs((long) to - from) >= MOST_WORDS || !letters && (padded(range.group(1)) || padded(range.group(2)))) {
            throw ScriptError.unsupported(line, "the range {" + text + "}");
        }
        List<List<Part>> numbers = new ArrayList<>();
        for (int i = from; from <= to ? i <= to : i >= to; i += from <= to ? 1 : -1) {
            numbers.add(List.of(new Text(letters ? String.valueOf((char) i) : String.valueOf(i), false)));
        }
        return numbers;
    }

    private static boolean padded(String number) {
        return number.matches("-?0\\d+");
    }

    private static List<Part> joined(List<Part> atoms) {
        List<Part> parts = new ArrayList<>();
        for (Part atom : atoms) {
            if (isText(atom) && !parts.isEmpty() && isText(parts.getLast())) {
                parts.set(parts.size() - 1, new Text(((Text) parts.getLast()).text() + ((Text) atom).text(), false));
            } else {
                parts.add(atom);
            }
        }
        return List.copyOf(parts);
    }

    private static boolean isText(Part part) {
        return part instanceof Text && !part.quoted();
    }

    private static boolean is(Part part, String character) {
        return isText(part) && ((Text) part).text().equals(character);
    }
}
