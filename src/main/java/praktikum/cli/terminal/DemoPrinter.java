package praktikum.cli.terminal;

import java.nio.file.Path;
import java.util.List;
import praktikum.drill.Timeline;
import praktikum.run.check.CheckResult;
import praktikum.run.demo.Demo;
import praktikum.run.drill.DrillWork;
import praktikum.run.lab.LabListener;
import praktikum.text.Message;

/**
 * Shows a demo. Nobody is asked anything.
 *
 * @param folder where the demo writes
 */
public record DemoPrinter(Screen screen, Path folder) implements Demo.Listener, DrillWork.Listener {

    @Override
    public LabListener lab() {
        return new LabPrinter(screen, false);
    }

    @Override
    public DrillWork.Listener drill() {
        return this;
    }

    @Override
    public void part(int number, Message what) {
        screen.print("");
        screen.print(screen.bold(number + ". "), screen.bold(what.in(screen.language())));
    }

    @Override
    public void checked(int part, CheckResult result) {
        var printer = new ResultPrinter(screen, result);
        switch (part) {
            case 1 -> printer.printPoints();
            case 4 -> printer.print();
            default -> printer.printTrouble();
        }
    }

    @Override
    public void over(List<Path> report) {
        screen.print("");
        report.forEach(file -> screen.print(screen.word("cli.demo.report", file.toAbsolutePath())));
        screen.print(screen.word("cli.demo.workspace", folder.toAbsolutePath()));
    }

    @Override
    public boolean agrees(List<Message> plan) {
        return true;
    }

    @Override
    public void hear(Message what) {
        screen.print("   ", TerminalSanitizer.line(what.in(screen.language())));
    }

    @Override
    public void please(Message what) {
        hear(what);
    }

    @Override
    public void measured(Timeline timeline, Path transcript) {
        new TerminalOperator(screen, true).measured(timeline, transcript);
    }
}
