package praktikum.fact.guest;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import praktikum.fact.Json;
import praktikum.fact.NotUnderstood;
import praktikum.fact.Printed;
import praktikum.fact.Question;
import praktikum.fact.Reading;
import praktikum.fact.TextLines;

/**
 * What a guest does this moment, from {@code qm status --verbose}, {@code pct status --verbose} or {@code …/status/current}.
 *
 * @param state what it does; of a virtual machine what QEMU itself says
 * @param name what it is called, where told
 * @param uptime age in seconds of its process on this node, which begins anew with a migration: no proof that it never stopped
 * @param pid of its process on this node, where it runs
 * @param lock what it is locked for
 * @param haState what the HA manager has it as; empty where it has not, or where nobody tells
 * @param qemu the version of QEMU that runs it
 */
public record GuestStatus(GuestState state, Optional<String> name, OptionalLong uptime, OptionalLong pid, Optional<String> lock,
        Optional<String> haState, Optional<String> qemu) {

    /** Of a guest of the asked node; empty where the node has none of that number. */
    public static Question<Optional<GuestStatus>> of(GuestKind kind, long id) {
        return Question.of(GuestStatus::readText, kind == GuestKind.VM ? "qm" : "pct", "status", Long.toString(id), "--verbose");
    }

    /**
     * Reads lines {@code status: running}, {@code uptime: 38}; {@code Configuration file 'nodes/pve1/qemu-server/101.conf' does not
     * exist} → the node has no such guest.
     */
    public static Reading<Optional<GuestStatus>> readText(Printed printed) {
        return Reading.of(printed, p -> {
            if (GuestAbsence.isToldBy(p)) {
                return Optional.empty();
            }
            Map<String, String> values = new LinkedHashMap<>();
            for (String line : p.succeeded().lines().toList()) {
                int colon = line.indexOf(':');
                // What is below another begins with a tabulator.
                if (line.isBlank() || line.startsWith("\t")) {
                    continue;
                }
                if (colon < 1 || values.put(line.substring(0, colon), line.substring(colon + 1).strip()) != null) {
                    throw new NotUnderstood("no 'NAME: value' of a status", line);
                }
            }
            return Optional.of(of(values));
        });
    }

    /** Reads {@code pvesh get /nodes/NODE/qemu/100/status/current}: {@code {"status":"running","qmpstatus":"paused",…}} → paused. */
    public static Reading<GuestStatus> readPvesh(Printed printed) {
        return Reading.of(printed, p -> {
            Json json = Json.of(p);
            Optional<String> ha = json.find("ha", one -> one.flagIfAny("managed") ? one.findText("state") : Optional.<String>empty())
                    .orElse(Optional.empty());
            return new GuestStatus(state(json.text("status"), json.findText("qmpstatus")), json.findText("name"), json.findNumber("uptime"),
                    json.findNumber("pid"), json.findText("lock"), ha, json.findText("running-qemu"));
        });
    }

    private static GuestStatus of(Map<String, String> values) throws NotUnderstood {
        String status = Optional.ofNullable(values.get("status")).orElseThrow(() -> new NotUnderstood("no line 'status:'"));
        return new GuestStatus(state(status, Optional.ofNullable(values.get("qmpstatus"))), Optional.ofNullable(values.get("name")),
                number(values, "uptime"), number(values, "pid"), Optional.ofNullable(values.get("lock")).filter(lock -> !lock.isEmpty()),
                Optional.empty(), Optional.ofNullable(values.get("running-qemu")));
    }

    private static GuestState state(String status, Optional<String> qemu) throws NotUnderstood {
        GuestState plain = GuestState.of(status);
        GuestState exact = qemu.isPresent() ? GuestState.of(qemu.get()) : plain;
        if ((exact == GuestState.STOPPED) != (plain == GuestState.STOPPED)) {
            throw new NotUnderstood("stopped and not stopped at once", status + " " + qemu.orElse(""));
        }
        return exact;
    }

    private static OptionalLong number(Map<String, String> values, String name) throws NotUnderstood {
        String value = values.get(name);
        return value == null || value.isEmpty() ? OptionalLong.empty() : OptionalLong.of(TextLines.count(value, name));
    }
}
