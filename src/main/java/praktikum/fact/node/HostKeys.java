package praktikum.fact.node;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import praktikum.fact.NotUnderstood;
import praktikum.fact.Printed;
import praktikum.fact.Question;
import praktikum.fact.Reading;
import praktikum.fact.TextLines;

/**
 * The keys by which a machine's OpenSSH is known, from the files that {@code ssh-keygen -A} makes, such as
 * {@code /etc/ssh/ssh_host_ed25519_key.pub}.
 *
 * @param keys each as its kind and its Base64 text; none where there is none
 */
public record HostKeys(Set<String> keys) {

    /** The kinds that OpenSSH makes by itself: sshd_config(5), HostKey. */
    public static final List<String> KINDS = List.of("rsa", "ecdsa", "ed25519");

    public HostKeys {
        keys = Set.copyOf(keys);
    }

    /** The key of a kind. */
    public static Question<HostKeys> of(String kind) {
        return Question.of(HostKeys::read, "cat", "/etc/ssh/ssh_host_" + kind + "_key.pub");
    }

    /** Reads lines such as {@code ssh-ed25519 AAAAC3… root@pve1}: the comment is no part of the key. */
    public static Reading<HostKeys> read(Printed printed) {
        return Reading.of(printed, p -> {
            Set<String> keys = new HashSet<>();
            for (String line : TextLines.filledLines(p.content().orElse(""))) {
                List<String> words = TextLines.words(line);
                if (words.size() < 2 || !words.get(1).matches("[A-Za-z0-9+/]{20,4000}={0,2}")) {
                    throw new NotUnderstood("no public key", line);
                }
                keys.add(words.get(0) + " " + words.get(1));
            }
            return new HostKeys(keys);
        });
    }
}
