package praktikum.cli;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;
import praktikum.check.engine.CheckMethod;
import praktikum.check.verdict.CheckKey;
import praktikum.course.lint.DeclaredCheck;
import praktikum.run.WorkFailed;
import praktikum.site.SiteValues;

/** {@code praktikum lint}: every problem of the course's pages at once. */
@Command(name = "lint")
final class LintCommand implements Callable<Integer> {

    @ParentCommand
    private Main kit;

    @Override
    public Integer call() throws WorkFailed {
        var screen = kit.common().screen();
        var checks = kit.common().checks();
        // A course of its own takes of the kit's checks what it likes; its own ones must all have their place in a page.
        var offered = kit.common().courseFolder().isPresent() ? kit.common().bundled(checks) : List.<CheckMethod>of();
        var findings = kit.common().reading().lint(SiteValues::knows, SiteValues.NAMES,
                methods(checks.stream().filter(check -> !offered.contains(check)).toList()), methods(offered));
        findings.forEach(finding -> screen.print(Safe.line(finding.in(screen.language()))));
        screen.say(findings.isEmpty() ? "cli.lint.clean" : "cli.lint.findings", findings.size());
        return findings.isEmpty() ? Exit.OK : Exit.FAILED;
    }

    private static List<DeclaredCheck> methods(List<CheckMethod> checks) {
        return checks.stream().map(check -> new DeclaredCheck(check.key().lab(), check.key().check(),
                check.after().stream().map(CheckKey::toString).toList(), Optional.empty(),
                check.type().getSimpleName() + "." + check.method().getName())).toList();
    }
}
