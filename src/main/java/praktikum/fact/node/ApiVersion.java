package praktikum.fact.node;

import praktikum.fact.Json;
import praktikum.fact.NotUnderstood;
import praktikum.fact.Printed;
import praktikum.fact.Reading;
import praktikum.fact.Version;

/**
 * The version the API states, from {@code pvesh get /version --output-format json}.
 *
 * @param release major and minor, such as {@code 9.1}
 * @param version with the point release, such as {@code 9.1.1}
 * @param repoid short id of the source it was built from
 */
public record ApiVersion(Version release, Version version, String repoid) {

    /** Reads {@code {"release":"9.1","repoid":"2a5fa54a8503f96d","version":"9.1.1"}} → version 9.1.1. */
    public static Reading<ApiVersion> read(Printed printed) {
        return Reading.of(printed, p -> {
            Json json = Json.of(p);
            return new ApiVersion(version(json, "release"), version(json, "version"), json.text("repoid"));
        });
    }

    private static Version version(Json json, String key) throws NotUnderstood {
        String text = json.text(key);
        if (!text.matches("[0-9][A-Za-z0-9.~+-]{0,60}")) {
            throw new NotUnderstood("no version under '" + key + "'", text);
        }
        return new Version(text);
    }
}
