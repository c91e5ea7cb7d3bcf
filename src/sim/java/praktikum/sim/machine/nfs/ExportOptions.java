package praktikum.sim.machine.nfs;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;

/**
 * What a client may do with an export, as exports(5) has it in parentheses.
 *
 * @param flags what is switched on
 * @param fsid the number or UUID that names it; empty text where none is given
 * @param anonuid whom squashed users are taken for
 * @param anongid the group of squashed users
 */
record ExportOptions(Set<Flag> flags, String fsid, int anonuid, int anongid) {

    private static final int NOBODY = 65_534;

    /** What is left out: read only, without root, and all else as it is safe. */
    static final ExportOptions USUAL = new ExportOptions(EnumSet.of(Flag.READ_ONLY, Flag.WDELAY, Flag.ROOT_SQUASH, Flag.NO_SUBTREE_CHECK),
            "", NOBODY, NOBODY);

    // Understood by exportfs, and without meaning here.
    private static final List<String> IGNORED = List.of("nordirplus", "security_label", "no_pnfs", "pnfs", "auth_nlm", "mountpoint", "mp");

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
        NO_ACL("no_acl", "acl");

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
            if (option.equals(flag.on) || option.equals(flag.off)) {
                Set<Flag> changed = EnumSet.noneOf(Flag.class);
                changed.addAll(flags);
                if (option.equals(flag.on)) {
                    changed.add(flag);
                } else {
                    changed.remove(flag);
                }
                return Optional.of(new ExportOptions(changed, fsid, anonuid, anongid));
            }
        }
        boolean number = value.matches("-?\\d{1,9}");
        return switch (key) {
            case "anonuid" -> number ? Optional.of(new ExportOptions(flags, fsid, Integer.parseInt(value), anongid)) : Optional.empty();
            case "anongid" -> number ? Optional.of(new ExportOptions(flags, fsid, anonuid, Integer.parseInt(value))) : Optional.empty();
            case "fsid" -> number || value.equals("root") || value.replace("-", "").matches("[0-9A-Fa-f]{32}")
                    ? Optional.of(new ExportOptions(flags, value.equals("root") ? "0" : value, anonuid, anongid)) : Optional.empty();
            case "sec" -> value.equals("sys") ? Optional.of(this) : Optional.empty();
            default -> IGNORED.contains(key) ? Optional.of(this) : Optional.empty();
        };
    }

    /** As {@code /var/lib/nfs/etab} has it. */
    String etab() {
        var text = new StringJoiner(",");
        for (Flag flag : Flag.values()) {
            text.add(flag.word(this));
        }
        text.add("no_pnfs");
        if (!fsid.isEmpty()) {
            text.add("fsid=" + fsid);
        }
        return text.add("anonuid=" + anonuid).add("anongid=" + anongid) + security();
    }

    /** As {@code exportfs -v} shows it. */
    String shown() {
        var text = new StringJoiner(",");
        text.add(Flag.ASYNC.word(this)).add(Flag.WDELAY.word(this)).add(Flag.NOHIDE.word(this));
        for (Flag flag : List.of(Flag.CROSSMNT, Flag.NO_SUBTREE_CHECK, Flag.INSECURE_LOCKS, Flag.NO_ACL)) {
            if (has(flag)) {
                text.add(flag.on);
            }
        }
        if (!fsid.isEmpty()) {
            text.add("fsid=" + fsid);
        }
        if (anonuid != NOBODY) {
            text.add("anonuid=" + anonuid);
        }
        if (anongid != NOBODY) {
            text.add("anongid=" + anongid);
        }
        return text + security();
    }

    private String security() {
        return ",sec=sys," + Flag.READ_ONLY.word(this) + "," + Flag.INSECURE.word(this) + "," + Flag.ROOT_SQUASH.word(this) + ","
                + Flag.ALL_SQUASH.word(this);
    }
}
