package praktikum.fact;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A JSON value as Perl prints it: numbers, texts and truth values stand for one another ({@code 1}, {@code "1"}, {@code true}),
 * an absent key and {@code null} mean the same. What cannot mean what was asked for is not understood, never a default.
 */
public final class Json {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private static final int LONGEST_NAME = 60;

    private final JsonNode node;
    private final String name;

    private Json(JsonNode node, String name) {
        this.node = node;
        this.name = TextLines.cut(name, LONGEST_NAME);
    }

    /** The document that a command printed; it must have succeeded. */
    public static Json of(Printed printed) throws NotUnderstood {
        return of(printed.succeeded());
    }

    /** A document; JSON only, with nothing before or after it and no key twice. */
    public static Json of(String text) throws NotUnderstood {
        JsonNode root;
        try {
            root = MAPPER.readTree(text);
        } catch (JacksonException e) {
            throw new NotUnderstood("not JSON");
        }
        if (root == null || root.isMissingNode()) {
            throw new NotUnderstood("nothing was printed, not even an empty JSON document");
        }
        return new Json(root, "the document");
    }

    /** Reads a value of a document and may give up. */
    @FunctionalInterface
    public interface Body<T> {
        T read(Json json) throws NotUnderstood;
    }

    /** The elements of an array, each read. */
    public <T> List<T> items(Body<T> body) throws NotUnderstood {
        List<T> items = new ArrayList<>();
        for (Json item : items()) {
            items.add(body.read(item));
        }
        return List.copyOf(items);
    }

    /** The value under a key of this object, read; empty where it is absent or null. */
    public <T> Optional<T> find(String key, Body<T> body) throws NotUnderstood {
        Optional<Json> value = find(key);
        return value.isPresent() ? Optional.of(body.read(value.get())) : Optional.empty();
    }

    /** The elements of an array. */
    public List<Json> items() throws NotUnderstood {
        if (!node.isArray()) {
            throw isNo("array");
        }
        List<Json> items = new ArrayList<>();
        for (JsonNode item : node) {
            items.add(new Json(item, "an element of " + name));
        }
        return items;
    }

    /** The elements of the array under a key; none where the key is absent. */
    public List<Json> items(String key) throws NotUnderstood {
        return find(key, Json::items).orElse(List.of());
    }

    /** The fields of an object, in the order printed. */
    public Map<String, Json> fields() throws NotUnderstood {
        requireObject();
        Map<String, Json> fields = new LinkedHashMap<>();
        node.properties().forEach(field -> fields.put(field.getKey(), new Json(field.getValue(), field.getKey())));
        return fields;
    }

    /** The value under a key of this object; empty where it is absent or null. */
    public Optional<Json> find(String key) throws NotUnderstood {
        requireObject();
        JsonNode value = node.get(key);
        return value == null || value.isNull() ? Optional.empty() : Optional.of(new Json(value, key));
    }

    /** The value under a key of this object. */
    public Json get(String key) throws NotUnderstood {
        return find(key).orElseThrow(() -> new NotUnderstood("no '" + key + "' in " + name, excerpt()));
    }

    /** Whether this is an array. */
    public boolean isArray() {
        return node.isArray();
    }

    /** Whether this is an object. */
    public boolean isObject() {
        return node.isObject();
    }

    /** Whether this is an object without keys. */
    public boolean isEmptyObject() {
        return node.isObject() && node.isEmpty();
    }

    /** This value as a text; a number or truth value as it is written. */
    public String text() throws NotUnderstood {
        if (!node.isValueNode() || node.isNull()) {
            throw isNo("text");
        }
        return node.asString();
    }

    /** This value as a text; empty where it is null, as elements of an array may be. */
    public Optional<String> textIfAny() throws NotUnderstood {
        return node.isNull() ? Optional.empty() : Optional.of(text());
    }

    /** This value as a whole number. */
    long number() throws NotUnderstood {
        if (node.isIntegralNumber() && node.canConvertToLong()) {
            return node.longValue();
        }
        OptionalLong number = node.isString() ? TextLines.number(node.stringValue()) : OptionalLong.empty();
        return number.orElseThrow(() -> isNo("whole number"));
    }

    /** This value as a truth value: true or 1, false or 0 or the empty text (Perl's false). */
    public boolean flag() throws NotUnderstood {
        return switch (text()) {
            case "1", "true" -> true;
            case "0", "false", "" -> false;
            default -> throw isNo("truth value");
        };
    }

    /** The text under a key of this object. */
    public String text(String key) throws NotUnderstood {
        return get(key).text();
    }

    /** The whole number under a key of this object. */
    public long number(String key) throws NotUnderstood {
        return get(key).number();
    }

    /** The number under a key of this object, whole or not. */
    public double decimal(String key) throws NotUnderstood {
        Json value = get(key);
        if (!value.node.isNumber()) {
            throw value.isNo("number");
        }
        return value.node.doubleValue();
    }

    /** The truth value under a key of this object. */
    public boolean flag(String key) throws NotUnderstood {
        return get(key).flag();
    }

    /** The text under a key, if there is one. */
    public Optional<String> findText(String key) throws NotUnderstood {
        return find(key, Json::text);
    }

    /** The whole number under a key, if there is one. */
    public OptionalLong findNumber(String key) throws NotUnderstood {
        Optional<Json> value = find(key);
        return value.isPresent() ? OptionalLong.of(value.get().number()) : OptionalLong.empty();
    }

    /** The truth value under a key; false where the key is absent, as Proxmox VE leaves out what is off. */
    public boolean flagIfAny(String key) throws NotUnderstood {
        return find(key, Json::flag).orElse(false);
    }

    /** The texts of the array under a key; none where the key is absent. */
    public List<String> texts(String key) throws NotUnderstood {
        return find(key, list -> list.items(Json::text)).orElse(List.of());
    }

    private void requireObject() throws NotUnderstood {
        if (!node.isObject()) {
            throw isNo("object");
        }
    }

    private NotUnderstood isNo(String kind) {
        return new NotUnderstood("'" + name + "' is no " + kind, excerpt());
    }

    private String excerpt() {
        return node.toString();
    }
}
