package praktikum.testbed;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import praktikum.host.OpenSsh;

/**
 * What a machine is to have besides Debian.
 *
 * @param config lines before Debian's own in {@code sshd_config}, so that they win; {@code Match} blocks go last
 * @param match lines behind Debian's own, for {@code Match} blocks
 * @param files texts by path without the first slash, readable for all
 * @param setup lines of shell that the machine runs as root before its SSH server starts
 */
record Outfit(List<String> config, List<String> match, Map<String, String> files, List<String> setup) {

    static final Outfit PLAIN = new Outfit(List.of(), List.of(), Map.of(), List.of());

    Outfit config(List<String> lines) {
        return new Outfit(and(config, lines), match, files, setup);
    }

    Outfit config(String... lines) {
        return config(List.of(lines));
    }

    Outfit file(String path, String text) {
        var more = new LinkedHashMap<>(files);
        more.put(path, text);
        return new Outfit(config, match, more, setup);
    }

    Outfit setup(String... lines) {
        return new Outfit(config, match, files, and(setup, List.of(lines)));
    }

    /** A user who may log in with the machine's login key, whose login shell this is, and lines of {@code sshd_config} for him alone. */
    Outfit user(String name, String shell, String... lines) {
        var block = new ArrayList<>(List.of("Match User " + name));
        block.addAll(List.of(lines));
        return setup("useradd --create-home --shell " + shell + " " + name).matching(lines.length == 0 ? List.of() : block);
    }

    private Outfit matching(List<String> lines) {
        return new Outfit(config, and(match, lines), files, setup);
    }

    /** Puts all of it, and keys, into the folder of a machine that is not there yet. */
    void furnish(Path folder, String name) throws IOException {
        var upper = folder.resolve("upper");
        var etc = Files.createDirectories(upper.resolve("etc"));
        var ssh = Files.createDirectories(etc.resolve("ssh"));
        OpenSsh.keygen(folder.resolve("login_key"), "ed25519");
        OpenSsh.keygen(ssh.resolve("ssh_host_ed25519_key"), "ed25519");
        Files.copy(folder.resolve("login_key.pub"), ssh.resolve("authorized_keys"));
        Files.writeString(etc.resolve("hostname"), name + "\n");
        Files.writeString(etc.resolve("hosts"), "127.0.0.1 localhost " + name + "\n");
        // As Debian's own, but for the first and the last lines.
        var lines = new ArrayList<>(config);
        lines.addAll(List.of("AuthorizedKeysFile /etc/ssh/authorized_keys .ssh/authorized_keys", "KbdInteractiveAuthentication no",
                "UsePAM yes", "X11Forwarding yes", "PrintMotd no",
                "AcceptEnv LANG LC_*", "Subsystem sftp /usr/lib/openssh/sftp-server"));
        lines.addAll(match);
        Files.write(ssh.resolve("sshd_config"), lines);
        for (var file : files.entrySet()) {
            var path = upper.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue());
        }
        var script = Files.write(etc.resolve("machine-setup"), Stream.concat(Stream.of("#!/bin/sh -eu"), setup.stream()).toList());
        script.toFile().setExecutable(true);
    }

    private static List<String> and(List<String> some, List<String> more) {
        var all = new ArrayList<>(some);
        all.addAll(more);
        return List.copyOf(all);
    }
}
