package praktikum.fact.storage;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The options of an export for one client, with the defaults of exports(5) where nothing is written, for clients that log in as
 * {@code sec=sys} does, or else by the first method named.
 *
 * @param writable {@code rw}; by default it is not
 * @param sync whether an answer waits until data is on disk; by default it does
 * @param rootSquash whether root of a client is nobody here; by default it is
 * @param allSquash whether everyone of a client is nobody here
 * @param subtreeCheck {@code subtree_check}; by default not
 * @param secure whether only ports below 1024 may ask; by default so
 * @param anonymousUser number of nobody, 65534 by default
 * @param anonymousGroup number of nogroup, 65534 by default
 * @param security methods in the order of preference, such as {@code sys} or {@code krb5p}
 * @param fsid the number or text that names the file system, if one is given; 0 is the root of NFS 4
 * @param others what else differs from the defaults, such as {@code crossmnt}, {@code no_wdelay} or {@code mountpoint=/srv}
 */
public record ExportOptions(boolean writable, boolean sync, boolean rootSquash, boolean allSquash, boolean subtreeCheck, boolean secure,
        long anonymousUser, long anonymousGroup, List<String> security, Optional<String> fsid, Set<String> others) {

    private static final long NOBODY = 65534;

    public ExportOptions {
        security = List.copyOf(security);
        others = Set.copyOf(others);
    }

    /** Whether root of a client is nobody here: it may neither write where nobody may not, nor give files away. */
    public boolean rootIsNobody() {
        return (rootSquash || allSquash) && anonymousUser == NOBODY;
    }

    /** As exports(5) has them: the four that people look for, and whatever else is not so by itself. */
    public String written() {
        var words = new ArrayList<>(List.of(writable ? "rw" : "ro", sync ? "sync" : "async",
                subtreeCheck ? "subtree_check" : "no_subtree_check", rootSquash ? "root_squash" : "no_root_squash"));
        add(words, allSquash, "all_squash");
        add(words, !secure, "insecure");
        add(words, anonymousUser != NOBODY, "anonuid=" + anonymousUser);
        add(words, anonymousGroup != NOBODY, "anongid=" + anonymousGroup);
        fsid.ifPresent(id -> words.add("fsid=" + id));
        words.addAll(new TreeSet<>(others));
        add(words, !security.equals(List.of("sys")), "sec=" + String.join(":", security));
        return String.join(",", words);
    }

    private static void add(List<String> words, boolean there, String word) {
        if (there) {
            words.add(word);
        }
    }
}
