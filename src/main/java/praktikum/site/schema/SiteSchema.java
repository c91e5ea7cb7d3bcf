package praktikum.site.schema;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The JSON Schema of {@code site.yaml}: what editors complete and what the kit itself holds a site against. */
public final class SiteSchema {

    /** Its file name, beside {@code site.yaml}. */
    public static final String FILE = "site.schema.json";

    private SiteSchema() {
    }

    /** Its text, one whole document. */
    public static String text() {
        try (var in = SiteSchema.class.getResourceAsStream("/praktikum/site/" + FILE)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
