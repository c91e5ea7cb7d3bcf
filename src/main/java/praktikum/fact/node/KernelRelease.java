package praktikum.fact.node;

import java.util.regex.Pattern;
import praktikum.fact.NotUnderstood;
import praktikum.fact.Printed;
import praktikum.fact.Question;
import praktikum.fact.Reading;
import praktikum.fact.Version;

/**
 * The running kernel, what {@code uname -r} prints, from the file of the kernel that has it: proc_sys_kernel(5).
 *
 * @param release such as {@code 6.17.2-1-pve}; orders by age
 */
public record KernelRelease(Version release) implements Comparable<KernelRelease> {

    public static final Question<KernelRelease> ASKED = Question.of(KernelRelease::read, "cat", "/proc/sys/kernel/osrelease");

    static final Pattern RELEASE = Pattern.compile("[0-9]+\\.[0-9]+[A-Za-z0-9._+~-]{0,120}");

    /** Reads either: {@code 6.17.2-1-pve} → that release, which comes before 6.17.10-1-pve. */
    public static Reading<KernelRelease> read(Printed printed) {
        return Reading.of(printed, p -> of(p.onlyLine()));
    }

    static KernelRelease of(String text) throws NotUnderstood {
        if (text.length() > 150 || !RELEASE.matcher(text).matches()) {
            throw new NotUnderstood("no kernel release", text);
        }
        return new KernelRelease(new Version(text));
    }

    @Override
    public int compareTo(KernelRelease other) {
        return release.compareTo(other.release);
    }

    @Override
    public String toString() {
        return release.text();
    }
}
