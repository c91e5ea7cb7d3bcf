package praktikum.text.yaml;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.resolver.CoreScalarResolver;
import praktikum.text.FileProblem;

/** Builds values from parser events. Events, not the library's nodes: its composer recurses and expands aliases. */
final class TreeBuilder {

    private static final int DEEPEST = 32;
    // Whoever has corrected so many asks again.
    private static final int MOST_FINDINGS = 100;
    private static final CoreScalarResolver RESOLVER = new CoreScalarResolver(false);

    private final String file;
    private final int firstLine;
    private final List<FileProblem> findings = new ArrayList<>();
    private final Deque<Open> open = new ArrayDeque<>();
    private Optional<YamlValue> root = Optional.empty();
    private int documents;

    TreeBuilder(String file, int firstLine) {
        this.file = file;
        this.firstLine = firstLine;
    }

    Optional<YamlValue> root() {
        return root;
    }

    List<FileProblem> findings() {
        return findings;
    }

    /** Takes the next event; false: the rest is of no use. */
    boolean add(Event event) {
        var line = firstLine + event.getStartMark().map(mark -> mark.getLine()).orElse(0);
        if (event instanceof NodeEvent node && !(event instanceof AliasEvent) && node.getAnchor().isPresent()) {
            findings.add(FileProblem.of(file, line, "yaml.anchor", "&" + node.getAnchor().get().getValue()));
        }
        if (findings.size() >= MOST_FINDINGS) {
            root = Optional.empty();
            return false;
        }
        return switch (event) {
            case DocumentStartEvent start -> ++documents == 1 || stop(line, "yaml.documents");
            case AliasEvent alias -> {
                findings.add(FileProblem.of(file, line, "yaml.anchor", "*" + alias.getAlias().getValue()));
                yield take(new YamlValue.Alias(line));
            }
            case ScalarEvent scalar -> take(new YamlValue.Scalar(scalar.getValue(), kind(scalar), line));
            case SequenceStartEvent start -> push(new Open(false, line));
            case MappingStartEvent start -> push(new Open(true, line));
            case CollectionEndEvent end -> take(open.pop().close());
            default -> true;
        };
    }

    private boolean push(Open next) {
        open.push(next);
        return open.size() <= DEEPEST || stop(next.line, "yaml.too-deep");
    }

    private boolean stop(int line, String key) {
        findings.add(FileProblem.of(file, line, key));
        // What misses a part would only lead to more findings, about what is not missing at all.
        root = Optional.empty();
        return false;
    }

    private boolean take(YamlValue value) {
        if (open.isEmpty()) {
            root = Optional.of(value);
        } else {
            open.peek().take(value);
        }
        return true;
    }

    private static YamlValue.Kind kind(ScalarEvent scalar) {
        if (!scalar.getImplicit().canOmitTagInPlainScalar()) {
            return YamlValue.Kind.TEXT;
        }
        var tag = RESOLVER.resolve(scalar.getValue(), true);
        if (tag.equals(Tag.INT)) {
            return YamlValue.Kind.INTEGER;
        } else if (tag.equals(Tag.FLOAT)) {
            return YamlValue.Kind.DECIMAL;
        } else if (tag.equals(Tag.BOOL)) {
            return YamlValue.Kind.BOOLEAN;
        }
        return tag.equals(Tag.NULL) ? YamlValue.Kind.NULL : YamlValue.Kind.TEXT;
    }

    /** A list or mapping whose end has not come yet. */
    private final class Open {
        private final boolean mapping;
        private final int line;
        private final List<YamlValue> items = new ArrayList<>();
        private final List<YamlValue.Field> fields = new ArrayList<>();
        private final Set<String> keys = new HashSet<>();
        private Optional<YamlValue> key = Optional.empty();

        Open(boolean mapping, int line) {
            this.mapping = mapping;
            this.line = line;
        }

        void take(YamlValue value) {
            if (!mapping) {
                items.add(value);
            } else if (key.isEmpty()) {
                key = Optional.of(value);
            } else {
                add(key.get(), value);
                key = Optional.empty();
            }
        }

        private void add(YamlValue key, YamlValue value) {
            if (key instanceof YamlValue.Alias) {
                return;
            } else if (!(key instanceof YamlValue.Scalar name)) {
                findings.add(FileProblem.of(file, key.line(), "yaml.key"));
            } else if (!keys.add(name.value())) {
                findings.add(FileProblem.of(file, key.line(), "yaml.duplicate-key", name.value()));
            } else {
                fields.add(new YamlValue.Field(name.value(), key.line(), value));
            }
        }

        YamlValue close() {
            return mapping ? new YamlValue.Fields(fields, line) : new YamlValue.Items(items, line);
        }
    }
}
