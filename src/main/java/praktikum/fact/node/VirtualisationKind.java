package praktikum.fact.node;

import java.util.Set;
import praktikum.fact.NotUnderstood;
import praktikum.fact.Printed;
import praktikum.fact.Question;
import praktikum.fact.Reading;
import praktikum.fact.TextLines;

/**
 * What a machine runs in, from {@code systemd-detect-virt}.
 *
 * @param name {@code none}, or the identifier of systemd-detect-virt(1): {@code kvm}, {@code vmware}, {@code oracle} …
 */
public record VirtualisationKind(String name) {

    public static final Question<VirtualisationKind> ASKED = Question.of(VirtualisationKind::read, "systemd-detect-virt");

    /** The containers among them, by systemd-detect-virt(1). */
    private static final Set<String> CONTAINERS = Set.of("openvz", "lxc", "lxc-libvirt", "systemd-nspawn", "docker", "podman", "rkt", "wsl",
            "proot", "pouch", "container-other");

    /** Reads {@code kvm} → kvm, not bare metal; {@code none} comes with exit code 1, and only that does. */
    public static Reading<VirtualisationKind> read(Printed printed) {
        return Reading.of(printed, p -> {
            if (p.exit() != 0 && p.exit() != 1) {
                throw p.failure();
            }
            String name = TextLines.only(p.out());
            if (!name.matches("[a-z0-9-]{1,32}") || name.equals("none") != (p.exit() == 1)) {
                throw new NotUnderstood("no kind of virtualisation with exit code " + p.exit(), name);
            }
            return new VirtualisationKind(name);
        });
    }

    /** Whether it is a real machine, not a virtual one or a container. */
    public boolean bareMetal() {
        return name.equals("none");
    }

    /** Whether it is a container, which has its host's kernel and none of its own. */
    public boolean container() {
        return CONTAINERS.contains(name);
    }
}
