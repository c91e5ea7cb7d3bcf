package praktikum.host.ssh.connect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KnownHostsTest {

    // Made with ssh-keygen -t ed25519; fingerprints as ssh-keygen -lf printed them. The hashed names are of ssh-keygen -H.
    private static final String ONE = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIC0nZY/kfc0WHPk7Fh4+UV60nVQdCmlqBrA6DuphaMtT";

    @TempDir
    Path folder;

    private Path file;
    private KnownHosts known;

    @BeforeEach
    void none() {
        file = folder.resolve("known_hosts");
        known = new KnownHosts(file);
    }

    @Test
    void aFileThatIsNotThereKnowsNobody() throws Exception {
        assertEquals(List.of(), known.keys("pve1"));
        assertFalse(Files.exists(file));
    }

    @Test
    void whatIsAddedIsKnownAndPrivate() throws Exception {
        known.add("pve1", key(1));
        known.add("[192.0.2.11]:2222", key(2));
        known.add("pve1", key(3));

        assertEquals(List.of(key(1), key(3)), known.keys("pve1"));
        assertEquals(List.of(key(2)), known.keys("[192.0.2.11]:2222"));
        assertEquals(List.of(), known.keys("192.0.2.11"));
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        try (var files = Files.list(folder)) {
            assertEquals(List.of(file), files.toList());
        }
    }

    @Test
    void whatIsReplacedIsGoneAndTheRestStays() throws Exception {
        Files.writeString(file, """
                # ours
                pve1,192.0.2.11 %1$s first
                pve2 %1$s
                @revoked pve1 %2$s
                pve1 %2$s
                what is this
                """.formatted(key(1).text(), key(2).text()));

        known.replace("pve1", key(3));

        assertEquals("""
                # ours
                192.0.2.11 %1$s first
                pve2 %1$s
                @revoked pve1 %2$s
                what is this
                pve1 %3$s
                """.formatted(key(1).text(), key(2).text(), key(3).text()), Files.readString(file));
        assertEquals(List.of(key(3)), known.keys("pve1"));
        assertEquals(List.of(key(2)), known.revoked("pve1"));
        assertEquals(List.of(key(1)), known.keys("192.0.2.11"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "pve1                 | pve1               | true",
        "pve1                 | PVE1               | true",
        "pve1                 | pve11              | false",
        "pve1                 | [pve1]:2222        | false",
        "[pve1]:2222          | [pve1]:2222        | true",
        "[pve1]:2222          | pve1               | false",
        "pve?                 | pve7               | true",
        "pve?                 | pve77              | false",
        "pve*                 | pve77              | true",
        "*.lab,!pve2.lab      | pve1.lab           | true",
        "*.lab,!pve2.lab      | pve2.lab           | false",
        "192.0.2.1            | 192a0b2c1          | false",
        "fe80::1              | fe80::1            | true",
        "[*]:2222             | [192.0.2.9]:2222   | true"})
    void entriesFitAsInOpenSsh(String entry, String name, boolean fits) throws Exception {
        Files.writeString(file, entry + " " + ONE + "\n");

        assertEquals(fits, !known.keys(name).isEmpty());
    }

    @Test
    void linesThatAreNotUnderstoodAreNoKeys() throws Exception {
        for (var line : List.of("", "#pve1 " + ONE, "pve1", "pve1 ssh-ed25519", "pve1 ssh-ed25519 !!!", "pve1 ssh-ed25519 AAAA",
                "@cert-authority pve1 " + ONE, "@what pve1 " + ONE, "|1|| " + ONE, "|1|x|y " + ONE, "\0", "pve1 ssh-ed25519 /////w==")) {
            Files.writeString(file, line + "\n");
            assertEquals(List.of(), known.keys("pve1"), line);
        }
        var random = new Random(3);
        for (int i = 0; i < 500; i++) {
            var bytes = new byte[random.nextInt(200)];
            random.nextBytes(bytes);
            Files.write(file, bytes);
            assertEquals(List.of(), known.keys("pve1"));
            if (i % 20 == 0) {
                var text = ("|1|" + new String(bytes, StandardCharsets.ISO_8859_1)).replace('\n', '|') + " " + ONE;
                Files.writeString(file, text);
                assertEquals(List.of(), known.keys("pve1"));
            }
        }
    }

    @Test
    void linesEndAsTheyLikeAndMayCarryComments() throws Exception {
        Files.writeString(file, "\tpve1\t" + ONE.replace(' ', '\t') + "  student-01@laptop  \r\n");

        assertEquals(1, known.keys("pve1").size());
        assertTrue(known.keys("pve1").getFirst().fingerprint().startsWith("SHA256:"));
    }

    private static ServerKey key(int number) {
        var blob = new byte[51];
        System.arraycopy(new byte[] {0, 0, 0, 11}, 0, blob, 0, 4);
        System.arraycopy("ssh-ed25519".getBytes(StandardCharsets.US_ASCII), 0, blob, 4, 11);
        blob[18] = 32;
        blob[50] = (byte) number;
        return ServerKey.of(blob).orElseThrow();
    }
}
