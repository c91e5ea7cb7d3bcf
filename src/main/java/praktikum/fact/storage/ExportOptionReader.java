package praktikum.fact.storage;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import praktikum.fact.NotUnderstood;
import praktikum.fact.TextLines;

/**
 * Reads the options of an export one after another: a later one replaces an earlier one, and one behind {@code sec=} counts for the
 * methods named there. Whatever nfs-utils refuses is not understood.
 */
final class ExportOptionReader {

    /** Those that may differ by the method of logging in. */
    private static final Set<String> BY_METHOD = Set.of("ro", "insecure", "root_squash", "all_squash");
    /** Each word that switches something: the switch, and whether it is on. */
    private static final Map<String, Map.Entry<String, Boolean>> WORDS = words();
    private static final Pattern VALUE = Pattern.compile("(mountpoint|mp|refer|replicas|xprtsec|reexport)(?:=(.*))?");
    private static final Pattern UUID = Pattern.compile("(?:[^0-9A-Fa-f]*[0-9A-Fa-f]){32}[^0-9A-Fa-f]*");
    private static final Pattern SQUASHED = Pattern.compile("squash_[ug]ids=([0-9]+(-[0-9]+)?)?");
    private static final Set<String> METHODS = Set.of("sys", "krb5", "krb5i", "krb5p", "none");
    private static final Map<String, String> ALSO = Map.of("unix", "sys", "null", "none", "mp", "mountpoint");

    private static Map<String, Map.Entry<String, Boolean>> words() {
        Map<String, Map.Entry<String, Boolean>> words = new TreeMap<>();
        for (String pair : List.of("ro rw", "insecure secure", "async sync", "nohide hide", "crossmnt nocrossmnt", "no_wdelay wdelay",
                "root_squash no_root_squash", "all_squash no_all_squash", "subtree_check no_subtree_check", "insecure_locks secure_locks",
                "no_auth_nlm auth_nlm", "no_acl acl", "pnfs no_pnfs", "nordirplus", "security_label")) {
            String[] both = pair.split(" ");
            String flag = both[0].equals("no_auth_nlm") ? "insecure_locks" : both[0];
            words.put(both[0], Map.entry(flag, true));
            if (both.length > 1) {
                words.put(both[1], Map.entry(flag, false));
            }
        }
        return Map.copyOf(words);
    }

    private final Set<String> on = new TreeSet<>(Set.of("ro", "root_squash"));
    private final Map<String, Set<String>> byMethod = new LinkedHashMap<>();
    private final Map<String, String> values = new TreeMap<>();
    private List<String> active = List.of();
    private long user = 65534;
    private long group = 65534;
    private Optional<String> fsid = Optional.empty();

    /** Begins with the defaults. */
    ExportOptionReader() {}

    /** Begins with what another has read so far. */
    ExportOptionReader(ExportOptionReader before) {
        on.clear();
        on.addAll(before.on);
        before.byMethod.forEach((method, flags) -> byMethod.put(method, new TreeSet<>(flags)));
        values.putAll(before.values);
        user = before.user;
        group = before.group;
        fsid = before.fsid;
    }

    /** Reads a list such as {@code rw,sync,no_subtree_check}. */
    ExportOptionReader read(String list) throws NotUnderstood {
        active = List.of();
        boolean squashed = false;
        // A comma at the end is no harm, one too many elsewhere is.
        String whole = list.replaceFirst(",[ \t]*$", "").stripLeading();
        for (String option : whole.isEmpty() ? new String[0] : whole.split(",", -1)) {
            String word = option.stripLeading();
            // Numbers behind squash_uids= are the rest of its list.
            if (!squashed || !word.matches("[0-9]+(-[0-9]+)?")) {
                squashed = SQUASHED.matcher(word).matches();
                if (!squashed) {
                    option(word);
                }
            }
        }
        return this;
    }

    private void option(String word) throws NotUnderstood {
        Optional<Map.Entry<String, Boolean>> flag = Optional.ofNullable(WORDS.get(word));
        int equals = word.indexOf('=');
        String value = equals < 0 ? "" : word.substring(equals + 1);
        if (flag.isPresent()) {
            set(flag.get().getKey(), flag.get().getValue());
        } else if (word.startsWith("anonuid=")) {
            user = number(word, value);
        } else if (word.startsWith("anongid=")) {
            group = number(word, value);
        } else if (word.startsWith("fsid=")) {
            fsid = Optional.of(fsid(word, value));
        } else if (word.startsWith("sec=")) {
            active = methods(value);
        } else if (VALUE.matcher(word).matches()) {
            String name = equals < 0 ? word : word.substring(0, equals);
            values.put(ALSO.getOrDefault(name, name), value);
        } else {
            throw new NotUnderstood("unknown option", word);
        }
    }

    private void set(String flag, boolean value) {
        change(on, flag, value);
        active.forEach(method -> change(byMethod.get(method), flag, value));
    }

    private static void change(Set<String> flags, String flag, boolean value) {
        if (value) {
            flags.add(flag);
        } else {
            flags.remove(flag);
        }
    }

    private List<String> methods(String value) throws NotUnderstood {
        List<String> named = new ArrayList<>();
        for (String one : value.split(":", -1)) {
            String method = ALSO.getOrDefault(one, one);
            if (!METHODS.contains(method)) {
                throw new NotUnderstood("unknown security flavor", one);
            }
            byMethod.computeIfAbsent(method, key -> new TreeSet<>(on));
            named.add(method);
        }
        return named;
    }

    private static long number(String word, String value) throws NotUnderstood {
        OptionalLong number = TextLines.number(value.startsWith("+") ? value.substring(1) : value);
        return number.orElseThrow(() -> new NotUnderstood("no number", word));
    }

    private static String fsid(String word, String value) throws NotUnderstood {
        if (value.equals("root")) {
            return "0";
        }
        if (!value.matches("[0-9]{1,18}|0x[0-9A-Fa-f]{1,15}") && !UUID.matcher(value).matches()) {
            throw new NotUnderstood("no fsid", word);
        }
        return value;
    }

    /** What has been read. */
    ExportOptions options() {
        Set<String> own = byMethod.isEmpty() ? on : byMethod.getOrDefault("sys", byMethod.values().iterator().next());
        Set<String> others = new TreeSet<>(on);
        others.removeAll(BY_METHOD);
        others.removeAll(Set.of("async", "subtree_check"));
        values.forEach((name, value) -> others.add(value.isEmpty() ? name : name + "=" + value));
        return new ExportOptions(!own.contains("ro"), !on.contains("async"), own.contains("root_squash"), own.contains("all_squash"),
                on.contains("subtree_check"), !own.contains("insecure"), user, group,
                byMethod.isEmpty() ? List.of("sys") : List.copyOf(byMethod.keySet()), fsid, others);
    }
}
