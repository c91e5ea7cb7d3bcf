package praktikum.fact;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import praktikum.fact.node.ProcessorFeatures;

/** What a processor has of what models of virtual processors need. */
class ProcessorFeaturesTest {

    private static final String FLAGS = "fpu vme pse tsc msr sse sse2 syscall nx lm pni pclmulqdq vmx ssse3 cx16 sse4_1 sse4_2 "
            + "popcnt aes xsave "
            + "avx hypervisor lahf_lm";

    private static Reading<ProcessorFeatures> read(String text) {
        return ProcessorFeatures.read(Printed.of(text));
    }

    @Test
    void aLevelNeedsWhatThoseBelowItNeed() {
        var features = read("model name\t: Intel(R) Core(TM) i5-8500 CPU @ 3.00GHz\nflags\t\t: " + FLAGS + "\n").asOptional().orElseThrow();

        assertEquals("Intel(R) Core(TM) i5-8500 CPU @ 3.00GHz", features.model());
        assertEquals(Optional.of(List.of()), features.missing("x86-64-v2-AES"));
        assertEquals(Optional.of(List.of("abm", "avx2", "bmi1", "bmi2", "f16c", "fma", "movbe")), features.missing("x86-64-v3"));
        assertEquals(Optional.empty(), features.missing("Skylake-Server"));
    }

    @Test
    void whatIsNoProcessorIsNotUnderstood() {
        assertTrue(read("flags\t\t: " + FLAGS + "\n") instanceof Reading.Strange);
        assertTrue(read("model name\t: a\nmodel name\t: b\n") instanceof Reading.Strange);
    }
}
