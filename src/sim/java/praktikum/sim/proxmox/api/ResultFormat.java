package praktikum.sim.proxmox.api;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import praktikum.sim.machine.command.Json;
import praktikum.sim.proxmox.api.PveArguments.Kind;
import praktikum.sim.shell.Call;

/** The form in which a command prints what the API gives, by its options (PVE::CLIFormatter). */
public final class ResultFormat {

    /** The options that say it. */
    public static final Map<String, Kind> OPTIONS = Map.of("output-format", Kind.TEXT, "noborder", Kind.FLAG, "noheader", Kind.FLAG,
            "quiet", Kind.FLAG, "human-readable", Kind.FLAG);

    private final Map<String, String> options;
    private final boolean utf8;

    private ResultFormat(Map<String, String> options, boolean utf8) {
        this.options = Map.copyOf(options);
        this.utf8 = utf8;
    }

    /** That of a calling with these options. */
    public static ResultFormat of(Call call, Map<String, String> options) {
        return new ResultFormat(options, utf8(call));
    }

    private static boolean utf8(Call call) {
        for (String name : List.of("LC_ALL", "LC_CTYPE", "LANG")) {
            String value = call.environment().getOrDefault(name, "");
            if (!value.isEmpty()) {
                return value.toUpperCase(Locale.ROOT).matches(".*UTF-?8");
            }
        }
        return false;
    }

    /** What is printed of a result. */
    public String text(ApiResult result) {
        if (isOn("quiet", false)) {
            return "";
        }
        return switch (options.getOrDefault("output-format", "text")) {
            case "json" -> Json.sorted(result.data()) + "\n";
            case "json-pretty" -> Json.pretty(result.data()) + "\n";
            default -> new TextTable(utf8, !isOn("noborder", false), !isOn("noheader", false)).text(isOn("human-readable", true) ? result
                    : ApiResult.of(result.data(), result.columns(), result.numbers().toArray(String[]::new)));
        };
    }

    private boolean isOn(String name, boolean otherwise) {
        return options.containsKey(name) ? !options.get(name).equals("0") : otherwise;
    }
}
