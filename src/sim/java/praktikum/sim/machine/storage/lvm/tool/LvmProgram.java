package praktikum.sim.machine.storage.lvm.tool;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.Set;
import praktikum.sim.machine.Machine;
import praktikum.sim.machine.command.CommandLine;
import praktikum.sim.shell.Call;
import praktikum.sim.shell.Program;

/**
 * A command of LVM as a program.
 *
 * @param name its name
 * @param machine whose it is
 * @param flags its options without a value, apart from those that all commands have
 * @param valued its options with a value, likewise
 * @param work what it does
 */
record LvmProgram(String name, Machine machine, Set<String> flags, Set<String> valued, Work work) implements Program {

    private static final Set<String> COMMON = Set.of("-y", "--yes", "-q", "--quiet", "--nohints", "--nolocking", "-d", "--debug", "-v",
            "--verbose", "-t", "--test", "--help", "--version");
    private static final Set<String> COMMON_VALUED = Set.of("--config", "--profile", "--commandprofile", "--devices", "--devicesfile",
            "--driverloaded", "--journal");
    private static final Set<String> MISSING = Set.of("-t", "--test", "-v", "--verbose", "-d", "--debug", "--help", "--version");

    /** What a command does. */
    @FunctionalInterface
    interface Work {

        /** Does it; ends with {@link CommandFailed} where nothing more can be done. */
        void run(Session session);
    }

    @Override
    public int run(Call call) throws IOException, InterruptedException {
        CommandLine words = CommandLine.of(call.args(), union(flags, COMMON), union(valued, COMMON_VALUED));
        var session = new Session(name, call, machine, words);
        int exit = 5;
        try {
            if (words.unknown().isPresent() || words.valueless().isPresent()) {
                throw CommandFailed.option(name, words.unknown().or(words::valueless).get(), words.unknown().isPresent());
            }
            MISSING.stream().filter(words::has).sorted().findFirst().ifPresent(option -> {
                throw CommandFailed.unsupported(name, option);
            });
            session.act(() -> Names.missing(session));
            work.run(session);
            exit = session.failed() ? exit : 0;
        } catch (CommandFailed failure) {
            session.fail(failure);
            exit = failure.exit();
        } catch (UncheckedIOException gone) {
            throw gone.getCause();
        }
        call.out().flush();
        call.err().flush();
        return exit;
    }

    private static Set<String> union(Set<String> some, Set<String> others) {
        var all = new HashSet<>(some);
        all.addAll(others);
        return all;
    }
}
