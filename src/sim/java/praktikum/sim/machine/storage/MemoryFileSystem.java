package praktikum.sim.machine.storage;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import praktikum.sim.fs.MemoryFiles;

/** A tmpfs: files in memory, which are gone with the power. Its size is a promise that nothing holds it to. */
final class MemoryFileSystem {

    private static final long MEMORY = 16_365_824L << 10;
    private static final long BLOCK = 4096;
    private static final Map<Character, Integer> SHIFTS = Map.of('k', 10, 'm', 20, 'g', 30, 't', 40);

    private MemoryFileSystem() {}

    /** What is mounted at a directory, of files; half of the memory where the options have no {@code size=}. */
    static Mount of(String source, String target, String options, MemoryFiles files) {
        long size = Arrays.stream(options.split(",")).filter(option -> option.matches("size=\\d+[kmgtKMGT%]?"))
                .map(option -> option.substring("size=".length()).toLowerCase(Locale.ROOT)).mapToLong(MemoryFileSystem::bytes)
                .reduce((a, b) -> b).orElse(MEMORY / 2);
        return new Mount(source, target, "tmpfs", options, "", () -> {
            long used = BLOCK * files.amount("/").blocks();
            return new Usage(size, used, Math.max(0, size - used));
        });
    }

    private static long bytes(String text) {
        char last = text.charAt(text.length() - 1);
        String digits = Character.isDigit(last) ? text : text.substring(0, text.length() - 1);
        long number = digits.length() > 15 ? MEMORY : Long.parseLong(digits);
        return last == '%' ? MEMORY / 100 * number : number << SHIFTS.getOrDefault(last, 0);
    }
}
