package praktikum.site.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import praktikum.site.schema.SchemaValidator;
import praktikum.site.schema.ValueKind;
import praktikum.text.FileProblem;
import praktikum.text.Language;
import praktikum.text.yaml.Yaml;
import praktikum.text.yaml.YamlValue;
import praktikum.text.yaml.YamlValue.Field;
import praktikum.text.yaml.YamlValue.Fields;
import praktikum.text.yaml.YamlValue.Items;
import praktikum.text.yaml.YamlValue.Scalar;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** The shipped schema is a schema to others too: a general validator judges as the kit does. */
class SiteSchemaTest {

    private static final Schema OTHER =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12).getSchema(SiteSchema.text(), InputFormat.JSON);
    private static final String CHARACTERS = "az09AZ.-:/_~@ ;$`'\"\\|&<>(){}[]*?!#\u00e9\u0007";

    @Test
    void itUsesOnlyKeywordsThatAreUnderstood() {
        var unknown = new ArrayList<String>();
        rule(SiteSchema.WHOLE, unknown);
        assertEquals(List.of(), unknown);
    }

    @Test
    void theExampleHasTheWholeSchemaBesideIt() throws IOException {
        assertEquals(SiteSchema.text(), Files.readString(Path.of("examples/site.schema.json")));
    }

    @Test
    void everyKindOfValueHasASentence() {
        for (var field : ((Fields) SiteSchema.WHOLE.value("$defs").orElseThrow()).fields()) {
            if (((Fields) field.value()).value("pattern").isPresent() || ((Fields) field.value()).value("minimum").isPresent()) {
                assertFalse(FileProblem.of("f", 1, (field.key().contains(".") ? "site." : "site.value.") + field.key(), "x", "y")
                        .in(Language.INDONESIAN).isBlank());
            }
        }
    }

    @ParameterizedTest
    @EnumSource(ValueKind.class)
    void noKindOfValueButPathsLetsAShellSeeMoreThanAWord(ValueKind kind) {
        for (var evil : List.of("a;b", "a b", "$(a)", "`a`", "a'b", "a\"b", "a|b", "a&b", "a>b", "a<b", "a*", "a\nb", "a\n", "\n", "",
                "-a", "a\\b",
                "a#b", "{a,b}", "!a", "a\u0000b", "a\u00e9", "a\u202eb", "..;", "~;")) {
            var path = kind == ValueKind.PATH && List.of("a b", "a\\b", "a\u00e9").contains(evil);
            assertEquals(path, kind.allows(evil), () -> kind + " and " + evil);
        }
    }

    @Test
    void goodValuesAreAllowed() {
        assertTrue(ValueKind.NAME.allows("blckpink01") && ValueKind.NAME.allows("a") && ValueKind.NAME.allows("1"));
        assertTrue(ValueKind.ADDRESS.allows("192.168.137.10") && ValueKind.ADDRESS.allows("fd00::10") && ValueKind.ADDRESS.allows("::1"));
        assertTrue(ValueKind.CLUSTER.allows("blckpink-clstr") && ValueKind.PREFIX.allows("64") && ValueKind.PORT.allows("65535"));
        assertTrue(ValueKind.ZONE.allows("Asia/Jakarta") && ValueKind.ZONE.allows("Etc/GMT+7") && ValueKind.DOMAIN.allows("lab.example"));
        assertTrue(ValueKind.JUMP.allows("me@jump.lab:2222") && ValueKind.JUMP.allows("[fd00::1]:22")
                && ValueKind.INTERFACE.allows("vmbr0.20"));
        assertEquals("site.value.port", ValueKind.PORT.problem("65536").orElseThrow().key());
    }

    static Stream<Long> seeds() {
        return Stream.iterate(1L, seed -> seed + 1).limit(10);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void aGeneralValidatorJudgesAlike(long seed) throws IOException {
        var random = new Random(seed);
        var root = Yaml.read("site.yaml", 1, Files.readString(Path.of("examples/site.yaml"))).root().orElseThrow();
        var refused = 0;
        for (var round = 0; round < 200; round++) {
            var document = mutate(root, random, 1 + random.nextInt(3));
            var ours = SchemaValidator.findings(SiteSchema.WHOLE, "site.yaml", document);
            var theirs = OTHER.validate(json(document));
            assertEquals(theirs.isEmpty(), ours.isEmpty(), () -> ours + " / " + theirs);
            refused += ours.isEmpty() ? 0 : 1;
        }
        assertTrue(refused > 50 && refused < 200, "refused " + refused);
    }

    private static YamlValue mutate(YamlValue value, Random random, int depth) {
        return switch (value) {
            case YamlValue.Alias alias -> alias;
            case Scalar scalar -> random.nextInt(3) > 0 && depth > 0 ? scalar : other(scalar, random);
            case Items items -> {
                var values = new ArrayList<>(items.values());
                if (!values.isEmpty()) {
                    var at = random.nextInt(values.size());
                    switch (random.nextInt(6)) {
                        case 0 -> values.remove(at);
                        case 1 -> values.add(at, values.get(at));
                        default -> values.set(at, mutate(values.get(at), random, depth));
                    }
                }
                yield new Items(values, items.line());
            }
            case Fields fields -> {
                var list = new ArrayList<>(fields.fields());
                var at = random.nextInt(list.size());
                var field = list.get(at);
                switch (random.nextInt(9)) {
                    case 0 -> list.remove(at);
                    case 1 -> list.set(at, new Field(field.key() + "x", 1, field.value()));
                    case 2 -> list.set(at, new Field(field.key(), 1, new Scalar("by-hand", YamlValue.Kind.TEXT, 1)));
                    default -> list.set(at, new Field(field.key(), 1, mutate(field.value(), random, depth)));
                }
                yield new Fields(list, fields.line());
            }
        };
    }

    private static YamlValue other(Scalar scalar, Random random) {
        var at = random.nextInt(scalar.value().length() + 1);
        var c = CHARACTERS.charAt(random.nextInt(CHARACTERS.length()));
        return switch (random.nextInt(5)) {
            case 0 -> new Scalar(Integer.toString(random.nextInt(-3, 70_000)), YamlValue.Kind.INTEGER, 1);
            case 1 -> new Scalar("true", YamlValue.Kind.BOOLEAN, 1);
            case 2 -> new Items(List.of(scalar), 1);
            default -> new Scalar(scalar.value().substring(0, at) + c + scalar.value().substring(at), YamlValue.Kind.TEXT, 1);
        };
    }

    private static JsonNode json(YamlValue value) {
        var make = JsonNodeFactory.instance;
        return switch (value) {
            case YamlValue.Alias alias -> make.nullNode();
            case Scalar scalar -> switch (scalar.kind()) {
                case INTEGER -> make.numberNode(Long.parseLong(scalar.value()));
                case BOOLEAN -> make.booleanNode(Boolean.parseBoolean(scalar.value()));
                default -> make.stringNode(scalar.value());
            };
            case Items items -> {
                var array = make.arrayNode();
                items.values().forEach(item -> array.add(json(item)));
                yield array;
            }
            case Fields fields -> {
                var object = make.objectNode();
                fields.fields().forEach(field -> object.set(field.key(), json(field.value())));
                yield object;
            }
        };
    }

    private static void rule(Fields rule, List<String> unknown) {
        for (var field : rule.fields()) {
            if (!SchemaValidator.KEYWORDS.contains(field.key())) {
                unknown.add(field.key());
            }
            switch (field.key().toLowerCase(Locale.ROOT)) {
                case "properties", "$defs" -> ((Fields) field.value()).fields().forEach(inner -> rule((Fields) inner.value(), unknown));
                case "items", "if", "then", "else" -> rule((Fields) field.value(), unknown);
                default -> { }
            }
        }
    }
}
