package praktikum.cli;

import java.io.IOException;
import java.util.Optional;
import praktikum.host.ssh.SshHosts;
import praktikum.host.ssh.connect.KnownHosts;
import praktikum.site.Site;
import praktikum.site.Workspace;
import praktikum.text.Message;

/** Shows the keys of machines nobody has met yet, once, and keeps those that are accepted. */
final class HostKeysDialogue {

    private final Screen screen;
    private final Workspace workspace;
    private final boolean acceptNew;

    /** @param acceptNew whether unknown keys are kept without asking; a changed one never is */
    HostKeysDialogue(Screen screen, Workspace workspace, boolean acceptNew) {
        this.screen = screen;
        this.workspace = workspace;
        this.acceptNew = acceptNew;
    }

    /** Looks at every machine of a site; tells whether all keys are known in the end. */
    boolean meet(Site site) throws IOException {
        var known = new KnownHosts(workspace.knownHosts());
        var all = true;
        try (var hosts = Hosts.open(site, workspace)) {
            all &= hosts.keyOfJump().map(showing -> one("jump", showing, known)).orElse(true);
            for (var node : site.nodes()) {
                all &= one(node.name(), hosts.keyOf(node.name()), known);
            }
        }
        return all;
    }

    private boolean one(String machine, SshHosts.Showing showing, KnownHosts known) {
        return switch (showing) {
            case SshHosts.Nothing(var silence) -> {
                screen.print(screen.red("✘") + " ", Safe.line(silence.why().in(screen.language())));
                yield false;
            }
            case SshHosts.Key(var name, var key) -> {
                try {
                    var keys = known.keys(name);
                    if (keys.contains(key)) {
                        screen.print(screen.green("✔") + " ", screen.word("cli.doctor.key-known", machine, key.fingerprint()));
                        yield true;
                    }
                    if (!keys.isEmpty()) {
                        screen.print(screen.red("✘") + " ", screen.word("cli.doctor.key-changed", machine, keys.getFirst().fingerprint(), key.fingerprint(), known.file()));
                        yield false;
                    }
                    var agreed = acceptNew || new Keyboard(screen).agrees(Message.of("cli.doctor.key-new", machine, name, key.type(), key.fingerprint()));
                    if (agreed) {
                        known.add(name, key);
                    }
                    screen.print((agreed ? screen.green("✔") : screen.yellow("?")) + " ",
                            screen.word(agreed ? "cli.doctor.key-kept" : "cli.doctor.key-not-kept", machine, key.fingerprint()));
                    yield agreed;
                } catch (IOException trouble) {
                    screen.print(screen.red("✘") + " ", screen.word("cli.doctor.key-file", known.file(), Optional.ofNullable(trouble.getMessage()).orElse("")));
                    yield false;
                }
            }
        };
    }
}
