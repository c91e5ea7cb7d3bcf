package praktikum.sim.shell.run;

import praktikum.sim.shell.expand.ShellState;

/** The prompt of a dialogue: {@code PS1} with Debian's escapes. */
final class Prompt {

    private Prompt() {}

    static String first(ShellState shell) {
        String home = shell.variables.getOr("HOME", "/");
        String directory = shell.directory.equals(home) ? "~"
                : shell.directory.startsWith(home + "/") ? "~" + shell.directory.substring(home.length())
                : shell.directory;
        return shell.variables.getOr("PS1", shell.user.isRoot() ? "# " : "$ ")
                .replace("\\u", shell.user.name())
                .replace("\\h", shell.machine.hostname().replaceFirst("\\..*", ""))
                .replace("\\w", directory)
                .replace("\\$", shell.user.isRoot() ? "#" : "$");
    }
}
