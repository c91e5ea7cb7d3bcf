package praktikum.cli.terminal;

import java.util.stream.Collectors;
import praktikum.run.lab.LabListener;
import praktikum.run.lab.LabStep;
import praktikum.text.Message;

/** Shows how a lab is carried out. */
public final class LabPrinter implements LabListener {

    private final Screen screen;
    private final boolean whole;
    private final LiveText live = new LiveText();

    /**
     * A printer.
     *
     * @param whole whether every command is shown for every node, with what it prints; otherwise once, and what a person has to do is
     *     left out
     */
    public LabPrinter(Screen screen, boolean whole) {
        this.screen = screen;
        this.whole = whole;
    }

    @Override
    public void begins(LabStep step) {
        screen.print("");
        screen.say("cli.run.step", step.address(), step.lab().page(screen.language()).title(step.step().id()).orElse(""));
    }

    @Override
    public void announces(MachineAction one) {
        var byHand = one.action().byHand();
        if (!whole && (byHand || !one.place().equals(one.places().getFirst()))) {
            return;
        }
        screen.print("");
        screen.print(screen.bold(whole ? one.machine().name()
                : one.places().stream().map(place -> place.machine().name()).distinct().collect(Collectors.joining(", ")))
                + screen.dim("  " + one.label() + (byHand ? "  " + screen.word("cli.run.by-hand") : "")));
        one.script().stripTrailing().lines().forEach(line -> screen.print(screen.bold("  $ ") + TerminalSanitizer.line(line)));
    }

    @Override
    public void leavesOut(Message why) {
        if (whole) {
            screen.say(why);
        }
    }

    @Override
    public void prints(byte[] piece) {
        if (whole) {
            screen.out().print(piece.length > 0 ? live.next(piece) : live.rest());
            screen.out().flush();
        }
    }

    @Override
    public void hears(Message what) {
        screen.say(what);
    }
}
