package praktikum.fact.node;

import java.util.HashSet;
import java.util.Set;
import praktikum.fact.ErrorText;
import praktikum.fact.NotUnderstood;
import praktikum.fact.Printed;
import praktikum.fact.Question;
import praktikum.fact.Reading;
import praktikum.fact.TextLines;

/** What the processor offers for virtual machines, from {@code grep -m1 -owE 'vmx|svm' /proc/cpuinfo}. */
public enum CpuVirtualisation {

    /** Intel VT-x. */
    VMX,
    /** AMD-V. */
    SVM,
    /** Neither: not there, switched off in the firmware, or not passed on to this virtual machine. */
    NONE;

    public static final Question<CpuVirtualisation> ASKED = Question.of(CpuVirtualisation::read,
            "grep", "-m1", "-owE", "vmx|svm", "/proc/cpuinfo");

    /** Reads grep's output: {@code vmx} → VMX; exit code 1 without output is a processor with neither flag (grep(1)). */
    public static Reading<CpuVirtualisation> read(Printed printed) {
        return Reading.of(printed, p -> {
            if (p.exit() == 1 && p.out().isBlank() && ErrorText.of(p).isEmpty()) {
                return NONE;
            }
            Set<String> flags = new HashSet<>(TextLines.filledLines(p.succeeded()));
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
