package praktikum.sim.proxmox.guest.container;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import praktikum.sim.machine.Hardware;
import praktikum.sim.machine.Machine;
import praktikum.sim.machine.Product;
import praktikum.sim.machine.guest.OperatingSystem;
import praktikum.sim.machine.ssh.KeyGenerator;
import praktikum.sim.machine.system.Passwords;
import praktikum.sim.proxmox.storage.VolumeDisk;
import praktikum.sim.proxmox.storage.config.StorageError;
import praktikum.sim.proxmox.storage.plugin.ImageFile;

/** The files of a new container: those of its template, with its own password and keys. */
final class ContainerContents {

    private static final int DIGEST = 32;

    private final Machine node;
    private final Machine inside;

    ContainerContents(Machine node, int id, OperatingSystem system) {
        this.node = node;
        this.inside = new Machine(node.world(), "ct" + id, Product.DEBIAN, system.release(), new Hardware(false, true, "lxc", List.of(),
                Duration.ZERO, List.of()));
        inside.files().restore(system.lay(node.world()));
    }

    /** Gives it its own password and keys; what is said meanwhile. */
    List<String> make(String hostname, Optional<String> password, List<String> keys) {
        String name = hostname.replaceFirst("\\..*", "");
        inside.hostname(name);
        password.ifPresent(word -> Passwords.set(inside.disk(), "root", word));
        if (!keys.isEmpty()) {
            inside.disk().makeDirectories("/root/.ssh");
            inside.disk().write("/root/.ssh/authorized_keys", String.join("\n", keys) + "\n", 0600);
        }
        inside.disk().write("/etc/machine-id", HexFormat.of().formatHex(KeyGenerator.of(node).bytes(16)) + "\n", 0444);
        KeyGenerator.of(inside).missingHostKeys();
        List<String> types = new ArrayList<>(List.of("rsa", "ecdsa", "ed25519"));
        Collections.shuffle(types, node.world().random()); // a hash has no order
        List<String> said = new ArrayList<>();
        for (String type : types) {
            said.add("Creating SSH host key 'ssh_host_" + type + "_key' - this may take some time ...");
            said.add("done: SHA256:" + Base64.getEncoder().withoutPadding().encodeToString(KeyGenerator.of(node).bytes(DIGEST)) + " root@"
                    + name);
        }
        return said;
    }

    /** Puts them on the volume. */
    void write(VolumeDisk disk, String system) throws StorageError {
        ImageFile before = disk.read().orElseGet(() -> ImageFile.empty("raw", 0));
        boolean written = disk.write(VolumeDisk.with(new ImageFile(before.format(), before.size(), before.length(), system, new byte[0]),
                List.of(inside.files().image())));
        if (!written) {
            throw new StorageError("command 'tar xpf -' failed: No space left on device");
        }
    }
}
