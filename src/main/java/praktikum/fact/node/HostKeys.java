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
 * The keys by which a machine's OpenSSH is known, from {@code /etc/ssh/ssh_host_*_key.pub}.
 *
 * @param keys each as its kind and its Base64 text; none where the machine has none
 */
public record HostKeys(Set<String> keys) {

    public static final Question<HostKeys> ASKED = Question.of(HostKeys::read, "bash", "-c", "cat /etc/ssh/ssh_host_*_key.pub");

    public HostKeys {
        keys = Set.copyOf(keys);
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
