package praktikum.testbed;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * Labs 04 and 05 on tier kernels: thin pools on two nodes and a directory of the machine that serves NFS, both made by the pages' own
 * blocks through {@code praktikum run}, and mounted where Proxmox VE would. The directory is a file system of its own, of 16 MiB.
 */
final class NfsLab {

    static final String EXPORT = "/srv/nfs/proxmox";
    static final String FOLDER = "/mnt/pve/nfs-local";
    private static final String FILE_SYSTEM = "/dev/ubdb";

    private NfsLab() {
    }

    /** A site that plans it, beside a pool that these machines cannot have. */
    static String siteYaml(Testbed testbed) {
        var server = testbed.server();
        return testbed.siteYaml() + """
                  pools:
                    - {name: tank, disks: [/dev/ubdb], datasets: [vmc]}
                  storages:
                    - {name: local-lvm, type: lvmthin, vgname: pve, thinpool: data, content: [images], nodes: [pve1, pve2], disk: /dev/ubdc}
                    - {name: tank-vmc, type: dir, path: /tank/vmc, content: [images]}
                    - {name: nfs-local, type: nfs, server: %1$s, export: %3$s, content: [images, iso]}
                nfs:
                  name: %2$s
                  address: %1$s
                  export: %3$s
                """.formatted(server.address(), server.name(), EXPORT);
    }

    /** The server serves and exports, and the nodes have mounted what it exports. */
    static void share(Testbed testbed, Kit kit) {
        await("the server serves").atMost(Duration.ofSeconds(150)).pollInterval(Duration.ofMillis(300)).until(() ->
                testbed.ssh(testbed.server().number(), "systemctl is-active nfs-server").exit() == 0);
        onServer(testbed, "mkdir -p " + EXPORT, "mount " + FILE_SYSTEM + " " + EXPORT);
        carriedOut(kit, "05-shared/export");
        everywhere(testbed, "mkdir -p " + FOLDER + "; mount -t nfs " + testbed.server().address() + ":" + EXPORT + " " + FOLDER);
    }

    /** Nothing is mounted or exported any more. */
    static void unshare(Testbed testbed) {
        everywhere(testbed, "! mountpoint -q " + FOLDER + " || umount -f -l " + FOLDER);
        onServer(testbed, "rm -rf " + EXPORT + "/*", ": >/etc/exports", "exportfs -au", "exportfs -f",
                "! mountpoint -q " + EXPORT + " || umount " + EXPORT);
    }

    /** Carries out steps of lab pages, as people do; nobody has to lend a hand. */
    static void carriedOut(Kit kit, String... steps) {
        var run = kit.run(Stream.concat(Stream.of("run"), Stream.of(steps)).toArray(String[]::new));
        assertEquals(0, run.exit(), () -> run.out() + run.err());
    }

    static String onServer(Testbed testbed, String... lines) {
        return testbed.ssh(testbed.server().number(), "set -e; " + String.join("; ", lines)).well().out().strip();
    }

    /** On all nodes at the same time. */
    static void everywhere(Testbed testbed, String line) {
        testbed.machines().parallelStream().forEach(machine -> testbed.ssh(machine.number(), "set -e; " + line).well());
    }

    /** What is in the directory on the server, hidden files included. */
    static List<String> onServer(Testbed testbed) {
        return onServer(testbed, "ls -A " + EXPORT).lines().filter(name -> !name.equals("lost+found")).toList();
    }

    /** What a machine has in place of Proxmox VE: a table of storages, and who tells which of them are active. */
    static void standIn(Testbed testbed) {
        String pvesm;
        try {
            pvesm = Files.readString(Path.of("src/testbed/pvesm"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        everywhere(testbed, """
                mkdir -p /etc/pve
                mount -t tmpfs tmpfs /etc/pve
                printf 'nfs: nfs-local\\n\\tpath %s\\n\\tserver %s\\n\\texport %s\\n\\tcontent images,iso\\n' >/etc/pve/storage.cfg
                cat >/usr/local/sbin/pvesm <<'END'
                %sEND
                chmod +x /usr/local/sbin/pvesm
                """.formatted(FOLDER, testbed.server().address(), EXPORT, pvesm));
    }

    static void withoutStandIn(Testbed testbed) {
        everywhere(testbed, "rm -f /usr/local/sbin/pvesm; ! mountpoint -q /etc/pve || umount /etc/pve; rm -rf /etc/pve");
    }
}
