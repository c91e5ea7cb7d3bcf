package praktikum.fact.ha;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import praktikum.fact.Json;
import praktikum.fact.NotUnderstood;
import praktikum.fact.Printed;
import praktikum.fact.TextLines;
import praktikum.fact.ha.HaStatus.LocalManager;
import praktikum.fact.ha.HaStatus.Service;

/** Reads the status of the HA manager: its text and its JSON carry the same lines, {@code NODE (STATE, …)}. */
final class HaReader {

    /** The state ends at the first comma; behind it stand the watchdog (from 9.2 on) and a date. */
    private static final Pattern MANAGER =
            Pattern.compile("(\\S{1,64}) \\(([^,()]{1,60}), (?:watchdog (active|standby|released), )?[^()]{1,100}\\)");
    private static final Pattern FENCING = Pattern.compile("(armed|standby|disarming|disarmed)\\b.{0,100}");
    private static final Pattern WITHOUT_DATE = Pattern.compile("(\\S{1,64}) \\(([a-z_ -]{1,60}\\??)\\)");
    private static final Pattern SERVICE = Pattern.compile(
            "([a-z]{2,10}:[0-9A-Za-z_.-]{1,40}) \\(([0-9A-Za-z.-]{1,64}), ([a-z_ -]{1,60})\\)");

    private Optional<Boolean> quorate = Optional.empty();
    private Optional<String> master = Optional.empty();
    private Optional<String> fencing = Optional.empty();
    private final List<LocalManager> managers = new ArrayList<>();
    private final List<Service> services = new ArrayList<>();

    private HaReader() {}

    static HaStatus text(Printed printed) throws NotUnderstood {
        HaReader reader = new HaReader();
        for (String line : TextLines.filledLines(printed.succeeded())) {
            if (line.equals("full cluster state:")) {
                break;
            }
            int blank = line.indexOf(' ');
            reader.entry(blank < 0 ? line : line.substring(0, blank), blank < 0 ? "" : line.substring(blank + 1));
        }
        return reader.status();
    }

    static HaStatus json(Printed printed) throws NotUnderstood {
        HaReader reader = new HaReader();
        for (Json item : Json.of(printed).items()) {
            String type = item.text("type");
            switch (type) {
                case "quorum" -> reader.quorum(item.flag("quorate"));
                case "service" -> reader.services.add(Service.of(item.text("sid"), item));
                case "master", "lrm" -> reader.entry(type, item.text("status"));
                default -> reader.entry(type, item.findText("status").orElse(""));
            }
        }
        return reader.status();
    }

    private void entry(String type, String text) throws NotUnderstood {
        switch (type) {
            case "quorum" -> {
                if (!text.equals("OK") && !text.matches("No quorum on node '\\S{1,64}'!")) {
                    throw new NotUnderstood("neither 'quorum OK' nor 'quorum No quorum on node'", text);
                }
                quorum(text.equals("OK"));
            }
            case "master" -> {
                if (master.isPresent()) {
                    throw new NotUnderstood("more than one master", text);
                }
                master = Optional.of(manager(text).node());
            }
            case "lrm" -> managers.add(manager(text));
            case "fencing" -> fencing = Optional.of(match(FENCING, text).group(1));
            case "service" -> {
                Matcher parts = match(SERVICE, text);
                services.add(new Service(parts.group(1), Service.node(parts.group(2)), parts.group(3)));
            }
            default -> {
                // Newer releases tell more; that is let pass, but never a service under another heading.
                if (!type.matches("[a-z][a-z-]{2,30}") || SERVICE.matcher(text).matches()) {
                    throw new NotUnderstood("no line of the HA status", type + " " + text);
                }
            }
        }
    }

    private void quorum(boolean has) throws NotUnderstood {
        if (quorate.isPresent()) {
            throw new NotUnderstood("the quorum told twice");
        }
        quorate = Optional.of(has);
    }

    private HaStatus status() throws NotUnderstood {
        return new HaStatus(quorate.orElseThrow(() -> new NotUnderstood("no line about quorum")), master, fencing, managers, services);
    }

    private static LocalManager manager(String text) throws NotUnderstood {
        Matcher brief = WITHOUT_DATE.matcher(text);
        if (brief.matches()) {
            return new LocalManager(brief.group(1), brief.group(2), Optional.empty());
        }
        Matcher parts = match(MANAGER, text);
        return new LocalManager(parts.group(1), parts.group(2), Optional.ofNullable(parts.group(3)));
    }

    private static Matcher match(Pattern pattern, String text) throws NotUnderstood {
        Matcher matcher = pattern.matcher(text);
        if (!matcher.matches()) {
            throw new NotUnderstood("no line of the HA status", text);
        }
        return matcher;
    }
}
