package praktikum.sim.machine.packages;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import praktikum.sim.machine.InstantCommand;
import praktikum.sim.machine.Machine;
import praktikum.sim.machine.command.Answer;
import praktikum.sim.machine.command.CommandLine;
import praktikum.sim.shell.Call;
import praktikum.sim.shell.Program;
import praktikum.sim.shell.Terminal;

/** {@code apt-get} and {@code apt}: {@code update}, {@code upgrade}, {@code dist-upgrade}, {@code install} of what the simulator knows. */
public final class AptGet implements Program {

    private final Machine node;
    private final String name;

    /** The command of that name on a machine. */
    public AptGet(Machine node, String name) {
        this.node = node;
        this.name = name;
    }

    @Override
    public int run(Call call) throws IOException, InterruptedException {
        CommandLine words = CommandLine.of(call.args(), Set.of("-y", "--yes", "--assume-yes", "-q", "-qq", "--quiet", "-s", "--simulate",
                "--upgradable", "--installed",
                "--no-install-recommends"), Set.of("-o", "--option", "-t"));
        if (words.unknown().isPresent() || words.valueless().isPresent()) {
            String option = words.unknown().or(words::valueless).orElseThrow();
            return InstantCommand.print(call, Answer.fail(100, "E: Command line option '" + option.replaceFirst("^--?", "")
                    .replaceFirst("=.*", "")
                    + "' [from " + option + "] is not understood in combination with the other options.\n"));
        }
        if (name.equals("apt")) {
            call.err().print("\nWARNING: apt does not have a stable CLI interface. Use with caution in scripts.\n\n");
        }
        String verb = words.rest(0).orElse("");
        List<String> names = words.rest().isEmpty() ? List.of() : words.rest().subList(1, words.rest().size());
        return switch (verb) {
            case "update" -> update(call, words);
            case "dist-upgrade", "full-upgrade", "upgrade" -> upgrade(call, words, verb);
            case "install", "reinstall" -> install(call, words, names);
            case "list" -> list(call, words);
            case "clean", "autoclean", "autoremove" -> InstantCommand.print(call, Answer.ok(verb.equals("autoremove") ? head()
                    + "0 upgraded, 0 newly installed, 0 to remove and 0 not upgraded.\n" : ""));
            case "" -> InstantCommand.print(call, Answer.fail(1, name + ": nothing to do\n"));
            case "remove", "purge", "source", "download" -> InstantCommand.print(call, Answer.fail(2, name + ": command " + verb
                    + " is not supported by the simulator\n"));
            default -> InstantCommand.print(call, Answer.fail(100, "E: Invalid operation " + verb + "\n"));
        };
    }

    private int update(Call call, CommandLine words) throws IOException, InterruptedException {
        AptUpdate.Result result = node.world().ask(() -> new AptUpdate(node).run());
        node.world().clock().sleep(Duration.ofMillis(1500));
        boolean silent = words.has("-qq");
        String more = name.equals("apt") && result.exit() == 0 ? "Building dependency tree...\nReading state information...\n"
                + node.world().ask(this::state) : "";
        return InstantCommand.print(call, new Answer(result.exit(), silent ? "" : String.join("\n", result.lines()) + "\n" + more,
                result.errors().isEmpty() ? "" : String.join("\n", result.errors()) + "\n"));
    }

    private String state() {
        int count = Packages.of(node).upgradable().size();
        return count == 0 ? "All packages are up to date.\n"
                : count + " packages can be upgraded. Run 'apt list --upgradable' to see them.\n";
    }

    private static String head() {
        return "Reading package lists...\nBuilding dependency tree...\nReading state information...\n";
    }

    private int upgrade(Call call, CommandLine words, String verb) throws IOException, InterruptedException {
        Map<String, String> offered = node.world().ask(Packages.of(node)::offered);
        List<String> upgrades = new ArrayList<>(node.world().ask(Packages.of(node)::upgradable));
        List<String> additions = new ArrayList<>();
        String kernel = "proxmox-kernel-" + node.release().newestKernel() + "-signed";
        boolean newKernel = upgrades.stream().anyMatch(one -> one.matches("proxmox-kernel-\\d+\\.\\d+"));
        if (newKernel && verb.equals("upgrade") && name.equals("apt-get")) {
            upgrades.removeIf(one -> one.matches("proxmox-kernel-\\d+\\.\\d+"));
        } else if (newKernel && offered.containsKey(kernel)) {
            additions.add(kernel);
        }
        return carryOut(call, words, upgrades, additions, offered);
    }

    private int install(Call call, CommandLine words, List<String> names) throws IOException, InterruptedException {
        Map<String, String> offered = new TreeMap<>(node.world().ask(Packages.of(node)::offered));
        List<String> upgrades = new ArrayList<>();
        List<String> additions = new ArrayList<>();
        for (String one : names) {
            var installed = node.world().ask(() -> Packages.of(node).version(one));
            if (installed.isEmpty() && !offered.containsKey(one)) {
                return InstantCommand.print(call, new Answer(100, head(), "E: Unable to locate package " + one + "\n"));
            }
            if (installed.isEmpty()) {
                needed(one).forEach(additions::add);
                additions.add(one);
            } else if (offered.containsKey(one) && !offered.get(one).equals(installed.get())) {
                upgrades.add(one);
            } else {
                call.out().print(one + " is already the newest version (" + installed.get() + ").\n");
            }
        }
        return carryOut(call, words, upgrades, additions.stream().distinct().toList(), offered);
    }

    /** What a package needs and the machine has not yet. */
    private List<String> needed(String name) {
        return node.release().packages().stream().filter(pkg -> pkg.name().equals(name)).flatMap(pkg -> pkg.needs().stream())
                .filter(one -> node.world().ask(() -> Packages.of(node).version(one)).isEmpty()).toList();
    }

    private int carryOut(Call call, CommandLine words, List<String> upgrades, List<String> additions, Map<String, String> offered)
            throws IOException, InterruptedException {
        boolean quiet = words.has("-qq");
        var text = new StringBuilder(quiet ? "" : head() + "Calculating upgrade...\n");
        section(text, "The following NEW packages will be installed:", additions);
        section(text, "The following packages will be upgraded:", upgrades);
        String counts = upgrades.size() + " upgraded, " + additions.size() + " newly installed, 0 to remove and 0 not upgraded.\n";
        call.out().print(quiet ? "" : text + counts);
        call.out().flush();
        if (upgrades.isEmpty() && additions.isEmpty() || words.has("-s", "--simulate")) {
            return 0;
        }
        boolean yes = words.has("-y", "--yes", "--assume-yes") || quiet;
        if (!yes) {
            call.out().print("Do you want to continue? [Y/n] ");
            call.out().flush();
            String answer = call.inputIsTerminal() ? call.terminal().orElseThrow().readLine(Terminal.Echo.TYPED).orElse("n")
                    : line(call);
            if (!answer.isBlank() && !answer.strip().toLowerCase(Locale.ROOT).startsWith("y")) {
                call.out().print("Abort.\n");
                call.out().flush();
                return 1;
            }
        }
        List<String> all = new ArrayList<>(additions);
        all.addAll(upgrades);
        for (String one : all) {
            node.world().clock().sleep(Duration.ofMillis(60));
            String before = node.world().ask(() -> Packages.of(node).version(one)).map(version -> " over (" + version + ")").orElse("");
            node.world().act(() -> Packages.of(node).install(one, offered.get(one)));
            call.out().print(quiet ? "" : "Unpacking " + one + " (" + offered.get(one) + ")" + before + " ...\n");
        }
        for (String one : all) {
            call.out().print(quiet ? "" : "Setting up " + one + " (" + offered.get(one) + ") ...\n");
        }
        call.out().flush();
        return 0;
    }

    private static String line(Call call) throws IOException {
        int first = call.in().read();
        return first < 0 ? "n" : first == '\n' ? "" : String.valueOf((char) first);
    }

    private static void section(StringBuilder text, String title, List<String> names) {
        if (!names.isEmpty()) {
            text.append(title).append("\n  ").append(String.join("\n  ", wrap(names.stream().sorted().toList()))).append('\n');
        }
    }

    private static List<String> wrap(List<String> names) {
        List<String> lines = new ArrayList<>(List.of(""));
        for (String one : names) {
            String longer = (lines.getLast() + " " + one).strip();
            if (longer.length() > 76) {
                lines.add(one);
            } else {
                lines.set(lines.size() - 1, longer);
            }
        }
        return lines;
    }

    private int list(Call call, CommandLine words) throws IOException {
        return InstantCommand.print(call, node.world().ask(() -> {
            var text = new StringBuilder("Listing...\n");
            Map<String, String> offered = Packages.of(node).offered();
            if (words.has("--upgradable")) {
                Packages.of(node).upgradable().forEach(one -> text.append(one).append("/stable ").append(offered.get(one))
                        .append(" amd64 [upgradable from: ")
                        .append(Packages.of(node).version(one).orElse("")).append("]\n"));
            } else {
                Packages.of(node).installed().forEach((one, version) -> text.append(one).append("/now ").append(version)
                        .append(" amd64 [installed]\n"));
            }
            return Answer.ok(text.toString());
        }));
    }
}
