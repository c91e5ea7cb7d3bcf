package praktikum.fact.system;

import praktikum.fact.ErrorText;
import praktikum.fact.Printed;
import praktikum.fact.Question;
import praktikum.fact.Reading;

/**
 * Whether a device can be opened, from {@code head -c 0 DEVICE}, which opens it and reads nothing.
 *
 * @param why what the kernel says where it cannot be, such as {@code No such file or directory}; empty where it can
 */
public record DeviceTrial(String why) {

    /** That of a device. */
    public static Question<DeviceTrial> of(String path) {
        return Question.of(DeviceTrial::read, "head", "-c", "0", path);
    }

    /** Reads {@code head: cannot open '/dev/kvm' for reading: No such device} → that; exit code 0 without output is a device that opens. */
    public static Reading<DeviceTrial> read(Printed printed) {
        return Reading.of(printed, p -> {
            if (p.exit() == 0 && p.out().isEmpty()) {
                return new DeviceTrial("");
            }
            String error = ErrorText.only(p);
            if (p.exit() != 1 || !p.out().isEmpty() || !error.matches("head: .{1,300}: [A-Z][A-Za-z ()/]{3,60}")
                    || error.endsWith(": Permission denied")) {
                throw p.failure();
            }
            return new DeviceTrial(error.substring(error.lastIndexOf(": ") + 2));
        });
    }

    /** Whether it can be opened. */
    public boolean usable() {
        return why.isEmpty();
    }
}
