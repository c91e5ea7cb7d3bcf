package praktikum.fact.node;

import praktikum.fact.NotUnderstood;
import praktikum.fact.Printed;
import praktikum.fact.Question;
import praktikum.fact.Reading;

/**
 * The kind of processor, from {@code uname -m}.
 *
 * @param name such as {@code x86_64} or {@code aarch64}
 */
public record ProcessorKind(String name) {

    public static final Question<ProcessorKind> ASKED = Question.of(ProcessorKind::read, "uname", "-m");

    /** Reads {@code x86_64} → that of Intel and AMD. */
    public static Reading<ProcessorKind> read(Printed printed) {
        return Reading.of(printed, p -> {
            String name = p.onlyLine();
            if (!name.matches("[A-Za-z0-9_.-]{1,32}")) {
                throw new NotUnderstood("no kind of processor", name);
            }
            return new ProcessorKind(name);
        });
    }

    /** Whether it is one whose virtualisation shows as {@code vmx} or {@code svm}. */
    public boolean x86() {
        return name.matches("x86_64|i[3-6]86");
    }
}
