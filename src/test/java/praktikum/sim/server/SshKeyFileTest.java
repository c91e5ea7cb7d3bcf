package praktikum.sim.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A key that a killed simulator left half made must not end every later one. */
class SshKeyFileTest {

    @TempDir
    private Path folder;

    @Test
    void anEmptyFileIsNoKeyYet() throws IOException {
        var file = Files.createFile(folder.resolve("id_ed25519"));
        var made = SshKeyFile.line(SshKeyFile.of(file));
        assertEquals(made, SshKeyFile.line(SshKeyFile.of(file)), "and is kept from then on");
        assertEquals(made, Files.readString(folder.resolve("id_ed25519.pub")).strip());
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
    }

    @Test
    void whatAKilledOneBeganIsMadeAnew() throws IOException {
        Files.writeString(folder.resolve("k.new"), "-----BEGIN OPENSSH PRI");
        SshKeyFile.of(folder.resolve("k"));
        try (var left = Files.list(folder)) {
            assertEquals(List.of("k", "k.pub"), left.map(file -> file.getFileName().toString()).sorted().toList());
        }
    }

    @Test
    void aFileWithoutAKeyIsNamed() throws IOException {
        for (var text : List.of("no key", "-----BEGIN OPENSSH PRIVATE KEY-----\n", "\n")) {
            var file = Files.writeString(folder.resolve("k"), text);
            assertThrows(IOException.class, () -> SshKeyFile.of(file), text);
        }
        assertEquals(folder.resolve("k").toString(),
                assertThrows(FileSystemException.class, () -> SshKeyFile.of(folder.resolve("k"))).getFile());
    }
}
