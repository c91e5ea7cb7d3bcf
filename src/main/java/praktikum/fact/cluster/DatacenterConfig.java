package praktikum.fact.cluster;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import praktikum.fact.Json;
import praktikum.fact.NotUnderstood;
import praktikum.fact.Printed;
import praktikum.fact.PropertyString;
import praktikum.fact.Question;
import praktikum.fact.Reading;

/**
 * What holds for all nodes of the cluster, from {@code /etc/pve/datacenter.cfg}.
 *
 * @param options as written; a value that is several is in the form {@code shutdown_policy=migrate}
 */
public record DatacenterConfig(Map<String, PropertyString> options) {

    // Not the whole file: the address of a proxy may have a password in it.
    public static final Question<DatacenterConfig> ASKED = Question.of(DatacenterConfig::readFile, "grep", "-E",
            "^(ha|crs|migration|replication|mac_prefix):", "/etc/pve/datacenter.cfg");

    private static final String UNNAMED = "value";
    private static final String MAC_PREFIX = "BC:24:11";
    private static final String SHUTDOWN_POLICY = "conditional";
    private static final int LONGEST_LINE = 20_000;
    private static final Pattern LINE = Pattern.compile("([a-z][a-z0-9_-]{0,60}):\\s*(\\S.*?)\\s*");

    public DatacenterConfig {
        options = Map.copyOf(options);
    }

    /** Reads {@code ha: shutdown_policy=migrate}; no such line, with which grep(1) ends with 1, or no file → nothing is written. */
    public static Reading<DatacenterConfig> readFile(Printed printed) {
        return Reading.of(printed, p -> {
            Map<String, PropertyString> options = new LinkedHashMap<>();
            for (String line : lines(p).lines().toList()) {
                Matcher parts = LINE.matcher(line);
                if (line.length() > LONGEST_LINE || !line.isBlank() && !line.startsWith("#") && !parts.matches()) {
                    throw new NotUnderstood("no 'OPTION: value' of datacenter.cfg", line);
                }
                if (parts.matches()) {
                    PropertyString.parse(parts.group(2), UNNAMED).ifPresent(value -> options.put(parts.group(1), value));
                }
            }
            return new DatacenterConfig(options);
        });
    }

    private static String lines(Printed printed) throws NotUnderstood {
        boolean none = printed.exit() == 1 && printed.out().isEmpty() && printed.err().isBlank();
        return none ? "" : printed.content().orElse("");
    }

    /** Reads {@code pvesh get /cluster/options}: {@code {"ha":{"shutdown_policy":"migrate"},"mac_prefix":"BC:24:11"}}. */
    public static Reading<DatacenterConfig> readPvesh(Printed printed) {
        return Reading.of(printed, p -> {
            Map<String, PropertyString> options = new LinkedHashMap<>();
            for (Map.Entry<String, Json> field : Json.of(p).fields().entrySet()) {
                Map<String, String> values = new LinkedHashMap<>();
                if (field.getValue().isObject()) {
                    for (Map.Entry<String, Json> part : field.getValue().fields().entrySet()) {
                        if (!part.getValue().isArray()) {
                            values.put(part.getKey(), part.getValue().text());
                        }
                    }
                } else if (!field.getValue().isArray()) {
                    values.put(UNNAMED, field.getValue().text());
                }
                options.put(field.getKey(), new PropertyString(values));
            }
            return new DatacenterConfig(options);
        });
    }

    /** What becomes of services when their node goes down: {@code conditional}, {@code freeze}, {@code failover} or {@code migrate}. */
    public String shutdownPolicy() {
        return find("ha", "shutdown_policy").orElse(SHUTDOWN_POLICY);
    }

    /** The network that migrations go through, where one is set apart for them. */
    public Optional<String> migrationNetwork() {
        return find("migration", "network");
    }

    /** What the hardware addresses begin with that Proxmox VE issues. */
    public String macPrefix() {
        return find("mac_prefix", UNNAMED).orElse(MAC_PREFIX);
    }

    private Optional<String> find(String option, String part) {
        return Optional.ofNullable(options.get(option)).flatMap(value -> value.find(part));
    }
}
