package praktikum.site.schema;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import praktikum.text.yaml.Yaml;
import praktikum.text.yaml.YamlValue.Fields;

/** The files that the schema of {@code site.yaml} is put together from. */
public final class SchemaFile {

    /** What every site has, kinds of values among it; of the plan only that there is one. */
    public static final Fields BASE = read("site");

    private SchemaFile() {
    }

    /** What {@code NAME.schema.json} says. JSON is YAML: one reader for both, and no JSON library on the way to a site. */
    public static Fields read(String name) {
        try (var in = SchemaFile.class.getResourceAsStream("/praktikum/site/" + name + ".schema.json")) {
            return (Fields) Yaml.read(name, 1, new String(in.readAllBytes(), StandardCharsets.UTF_8)).root().orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
