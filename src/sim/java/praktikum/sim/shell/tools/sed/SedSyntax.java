package praktikum.sim.shell.tools.sed;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a script of {@code sed} consists of. */
final class SedSyntax {

    private SedSyntax() {}

    /** Which lines a command is for. */
    sealed interface Address {
        record Line(long number) implements Address {}

        record Last() implements Address {}

        record Fits(Pattern pattern) implements Address {}

        /** {@code +3} after the first address. */
        record More(long lines) implements Address {}
    }

    /** One command; what its letter does not use is empty. */
    record Command(Optional<Address> from, Optional<Address> to, boolean negated, char letter, Optional<Substitution> substitution,
            String text, List<Command> block) {}

    /** The parts of {@code s/pattern/replacement/flags}; the occurrence is counted from 1. */
    record Substitution(Pattern pattern, List<Piece> replacement, int occurrence, boolean all, boolean print) {}

    /** A piece of a replacement: text, or a group (0 is the whole). */
    record Piece(String text, int group) {}
}
