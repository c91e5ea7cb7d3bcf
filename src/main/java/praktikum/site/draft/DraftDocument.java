package praktikum.site.draft;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import praktikum.text.yaml.YamlValue;
import praktikum.text.yaml.YamlValue.Field;
import praktikum.text.yaml.YamlValue.Fields;
import praktikum.text.yaml.YamlValue.Items;
import praktikum.text.yaml.YamlValue.Scalar;

/** A draft as the document it would be, so that one judge sees drafts and files. */
record DraftDocument(SiteDraft draft) {

    Fields fields() {
        var plan = new ArrayList<Field>();
        var network = new ArrayList<Field>();
        draft.plan().forEach((said, value) -> (said == PlanQuestion.CLUSTER || said == PlanQuestion.TIME_ZONE ? plan : network)
                .add(field(said.key(), said == PlanQuestion.PREFIX ? number(value) : text(value))));
        plan.add(field("network", new Fields(network, 1)));
        add(plan, "virtualisation", Optional.of(draft.virtualisation().word()));
        return new Fields(List.of(field("version", number("1")),
                field("nodes", new Items(draft.nodes().stream().map(DraftDocument::node).toList(), 1)),
                field("ssh", ssh()), field("plan", new Fields(plan, 1))), 1);
    }

    private static YamlValue node(SiteDraft.Entry entry) {
        var node = new ArrayList<Field>();
        add(node, "name", Optional.of(entry.name()));
        add(node, "address", entry.address());
        var login = new ArrayList<Field>();
        add(login, "address", entry.login());
        entry.port().ifPresent(port -> login.add(field("port", number(port.toString()))));
        add(login, "user", entry.user());
        if (!login.isEmpty()) {
            node.add(field("ssh", new Fields(login, 1)));
        }
        return new Fields(node, 1);
    }

    private Fields ssh() {
        var ssh = new ArrayList<Field>();
        add(ssh, "user", draft.user());
        if (!draft.keys().isEmpty()) {
            ssh.add(field("key", new Items(draft.keys().stream().<YamlValue>map(DraftDocument::text).toList(), 1)));
        }
        add(ssh, "jump", draft.jump());
        return new Fields(ssh, 1);
    }

    private static void add(List<Field> fields, String key, Optional<String> value) {
        value.ifPresent(text -> fields.add(field(key, text(text))));
    }

    private static Field field(String key, YamlValue value) {
        return new Field(key, 1, value);
    }

    private static Scalar text(String text) {
        return new Scalar(text, YamlValue.Kind.TEXT, 1);
    }

    private static Scalar number(String text) {
        return new Scalar(text, YamlValue.Kind.INTEGER, 1);
    }
}
