package praktikum.sim.shell.tools.text;

import java.util.Map;
import praktikum.sim.shell.command.ToolCall;

/** Front door: the commands that read text and print it. */
public final class TextCommands {

    private TextCommands() {}

    /** What they do, by name. */
    public static Map<String, ToolCall.Body> all() {
        return Map.ofEntries(
                Map.entry("cat", StreamTools::cat),
                Map.entry("tee", StreamTools::tee),
                Map.entry("head", StreamTools::head),
                Map.entry("tail", StreamTools::tail),
                Map.entry("grep", Grep::grep),
                Map.entry("egrep", Grep::egrep),
                Map.entry("fgrep", Grep::fgrep),
                Map.entry("cut", TextTools::cut),
                Map.entry("uniq", TextTools::uniq),
                Map.entry("wc", TextTools::wc),
                Map.entry("seq", TextTools::seq),
                Map.entry("yes", TextTools::yes),
                Map.entry("tac", TextTools::tac),
                Map.entry("rev", TextTools::rev),
                Map.entry("tr", Tr::run),
                Map.entry("sort", Sort::run),
                Map.entry("cmp", ChecksumTools::cmp),
                Map.entry("sha256sum", ChecksumTools.checksum("SHA-256")),
                Map.entry("md5sum", ChecksumTools.checksum("MD5")),
                Map.entry("base64", ChecksumTools::base64),
                Map.entry("diff", Diff::run),
                Map.entry("awk", Awk::run));
    }
}
