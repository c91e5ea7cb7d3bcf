package praktikum.testbed;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What check {@code kvm} has to find first on machines that share a computer's processor. */
final class Processor {

    private Processor() {
    }

    /** The row of check {@code kvm}, given what is missing where flag and module are there. */
    static Row row(String further, String reason) throws IOException {
        var flags = Files.readString(Path.of("/proc/cpuinfo"));
        var intel = flags.matches("(?s).*\\bvmx\\b.*");
        if (!intel && !flags.matches("(?s).*\\bsvm\\b.*")) {
            return Row.failed("kvm", "no-flag", reason);
        }
        var modules = Path.of("/proc/modules");
        if (!Files.exists(modules)) {
            return Row.notMeasured("kvm", "check.not-understood", reason + "; a kernel without modules");
        }
        var loaded = Files.readString(modules).lines().anyMatch(line -> line.startsWith(intel ? "kvm_intel " : "kvm_amd "));
        return Row.failed("kvm", loaded ? further : "no-module", reason);
    }
}
