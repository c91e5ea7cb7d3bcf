package praktikum.fact;

import java.util.HashSet;
import java.util.Set;

/** What the processor offers for virtual machines, from {@code grep -m1 -owE 'vmx|svm' /proc/cpuinfo}. */
public enum CpuVirtualisation {

    /** Intel VT-x. */
    VMX,
    /** AMD-V. */
    SVM,
    /** Neither: not there, switched off in the firmware, or not passed on to this virtual machine. */
    NONE;

    /** Reads grep's output; exit code 1 without output is a processor with neither flag (grep(1)). */
    public static Reading<CpuVirtualisation> read(Printed printed) {
        return Careful.read(printed, p -> {
            if (p.exit() == 1 && p.out().isBlank() && Complaints.of(p).isEmpty()) {
                return NONE;
            }
            Set<String> flags = new HashSet<>(Texts.filledLines(Careful.succeeded(p)));
            if (flags.equals(Set.of("vmx"))) {
                return VMX;
            }
            if (flags.equals(Set.of("svm"))) {
                return SVM;
            }
            throw new NotUnderstood("neither 'vmx' nor 'svm'");
        });
    }
}
