package praktikum.sim.machine.nfs;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;
import java.util.stream.Stream;

/**
 * What a client may do with an export, as exports(5) has it in parentheses.
 *
 * @param flags what is switched on
 * @param fsid the number or UUID that names it; empty text where none is given
 * @param mountpoint {@code mountpoint}, or with a path behind it; empty text where it need not be one
 * @param anonuid whom squashed users are taken for
 * @param anongid the group of squashed users
 */
record ExportOptions(Set<Flag> flags, String fsid, String mountpoint, int anonuid, int anongid) {

    private static final int NOBODY = 65_534;

    /** What is left out: read only, without root, and all else as it is safe. */
    static final ExportOptions USUAL = new ExportOptions(EnumSet.of(Flag.READ_ONLY, Flag.WDELAY, Flag.ROOT_SQUASH, Flag.NO_SUBTREE_CHECK),
            "", "", NOBODY, NOBODY);
    // In the order of exportfs -v, which tells of them where they are on.
    private static final List<Flag> SHOWN = List.of(Flag.CROSSMNT, Flag.NO_SUBTREE_CHECK, Flag.INSECURE_LOCKS, Flag.NORDIRPLUS,
            Flag.SECURITY_LABEL, Flag.NO_ACL, Flag.PNFS);
    private static final Set<String> SECURITY = Set.of("sys", "krb5", "krb5i", "krb5p", "none");

    /** What can be on or off, in the order of {@code etab}. */
    enum Flag {
        READ_ONLY("ro", "rw"),
        ASYNC("async", "sync"),
        WDELAY("wdelay", "no_wdelay"),
        NOHIDE("nohide", "hide"),
        CROSSMNT("crossmnt", "nocrossmnt"),
        INSECURE("insecure", "secure"),
        ROOT_SQUASH("root_squash", "no_root_squash"),
        ALL_SQUASH("all_squash", "no_all_squash"),
        NO_SUBTREE_CHECK("no_subtree_check", "subtree_check"),
        INSECURE_LOCKS("insecure_locks", "secure_locks"),
        NO_ACL("no_acl", "acl"),
        NORDIRPLUS("nordirplus", ""),
        SECURITY_LABEL("security_label", ""),
        PNFS("pnfs", "no_pnfs");

        private final String on;
        private final String off;

        Flag(String on, String off) {
            this.on = on;
            this.off = off;
        }

        String word(ExportOptions of) {
            return of.has(this) ? on : off;
        }
    }

    /**
     * What came of reading a list of options.
     *
     * @param subtree whether it says whether subtrees are checked
     * @param wrong what is wrong with it
     */
    record Parsed(ExportOptions options, boolean subtree, Optional<Wrong> wrong) {
    }

    /** An option that is none, or has no such value. */
    record Wrong(String option) {

        /** The words of exportfs about it, at a line of a file. */
        String at(String file, int line) {
            String key = option.replaceFirst("=.*", "");
            return key.matches("anonuid|anongid|fsid") ? file + ": " + line + ": bad " + key + " \"" + option + "\"\n"
                    : file + ":" + line + ": unknown keyword \"" + option + "\"\n";
        }
    }

    ExportOptions {
        flags = Set.copyOf(flags);
    }

    boolean has(Flag flag) {
        return flags.contains(flag);
    }

    /** These, changed by a list of options such as {@code rw,no_root_squash}. */
    Parsed with(String list) {
        var options = this;
        var subtree = false;
        for (String word : list.strip().split(",")) {
            String option = word.strip();
            if (option.isEmpty()) {
                continue;
            }
            Optional<ExportOptions> changed = options.with(option, option.replaceFirst("=.*", ""), option.replaceFirst("^[^=]*=?", ""));
            if (changed.isEmpty()) {
                return new Parsed(options, subtree, Optional.of(new Wrong(option)));
            }
            options = changed.get();
            subtree |= option.endsWith("subtree_check");
        }
        return new Parsed(options, subtree, Optional.empty());
    }

    private Optional<ExportOptions> with(String option, String key, String value) {
        for (Flag flag : Flag.values()) {
            String plain = option.replace("no_auth_nlm", "insecure_locks").replace("auth_nlm", "secure_locks");
            if (plain.equals(flag.on) || plain.equals(flag.off)) {
                Set<Flag> changed = EnumSet.noneOf(Flag.class);
                changed.addAll(flags);
                if (plain.equals(flag.on)) {
                    changed.add(flag);
                } else {
                    changed.remove(flag);
                }
                return Optional.of(new ExportOptions(changed, fsid, mountpoint, anonuid, anongid));
            }
        }
        Optional<Integer> number = Optional.of(value).filter(text -> text.matches("-?\\d{1,9}")).map(Integer::parseInt);
        return switch (key) {
            case "anonuid" -> number.map(id -> new ExportOptions(flags, fsid, mountpoint, id, anongid));
            case "anongid" -> number.map(id -> new ExportOptions(flags, fsid, mountpoint, anonuid, id));
            case "fsid" -> number.isPresent() || value.equals("root") || value.replace("-", "").matches("[0-9A-Fa-f]{32}")
                    ? Optional.of(new ExportOptions(flags, value.equals("root") ? "0" : value,
                            mountpoint, anonuid, anongid)) : Optional.empty();
            case "sec" -> SECURITY.containsAll(List.of(value.split(":"))) ? Optional.of(this) : Optional.empty();
            case "mp", "mountpoint" -> Optional.of(new ExportOptions(flags, fsid, "mountpoint" + (value.isEmpty() ? "" : "=" + value),
                    anonuid, anongid));
            default -> Optional.empty();
        };
    }

    /** As {@code /var/lib/nfs/etab} has it. */
    String etab() {
        var text = new StringJoiner(",");
        Stream.of(Flag.values()).map(flag -> flag.word(this)).filter(word -> !word.isEmpty()).forEach(text::add);
        named().forEach(text::add);
        return text.add("anonuid=" + anonuid).add("anongid=" + anongid) + security();
    }

    /** As {@code exportfs -v} shows it. */
    String shown() {
        var text = new StringJoiner(",");
        text.add(Flag.ASYNC.word(this)).add(Flag.WDELAY.word(this)).add(Flag.NOHIDE.word(this));
        SHOWN.stream().filter(this::has).map(flag -> flag.on).forEach(text::add);
        named().forEach(text::add);
        if (anonuid != NOBODY) {
            text.add("anonuid=" + anonuid);
        }
        if (anongid != NOBODY) {
            text.add("anongid=" + anongid);
        }
        return text + security();
    }

    private List<String> named() {
        return Stream.of(fsid.isEmpty() ? "" : "fsid=" + fsid, mountpoint).filter(word -> !word.isEmpty()).toList();
    }

    private String security() {
        return ",sec=sys," + Flag.READ_ONLY.word(this) + "," + Flag.INSECURE.word(this) + "," + Flag.ROOT_SQUASH.word(this) + ","
                + Flag.ALL_SQUASH.word(this);
    }
}
