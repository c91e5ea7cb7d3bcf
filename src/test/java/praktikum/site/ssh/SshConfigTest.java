package praktikum.site.ssh;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SshConfigTest {

    @Test
    void theFirstValueWinsAndNegationTakesOut() {
        var config = SshConfig.parse("config", """
                User first
                Host *.lab !evil.lab
                  Port 2200
                  IdentityFile ~/a
                Match user x
                  Port 9
                Host n?.lab
                  Port 2300
                  User second
                  IdentityFile ~/b
                  IdentityFile ~/%h
                Include other
                Nonsense
                Host n1.lab
                  ProxyCommand nc
                """);
        var found = config.lookup(List.of("n1.lab"));
        assertEquals(Optional.of(2200), found.port());
        assertEquals(Optional.of("first"), found.user());
        assertEquals(List.of("~/a", "~/b"), found.keys());
        assertEquals(Optional.empty(), config.lookup(List.of("evil.lab")).port());
        assertEquals(List.of("2 site.ssh-config.pattern [*.lab]", "2 site.ssh-config.pattern [!evil.lab]", "5 site.ssh-config.match []",
                "7 site.ssh-config.pattern [n?.lab]", "12 site.ssh-config.include [other]", "13 site.ssh-config.line [Nonsense]",
                "15 site.ssh-config.keyword [ProxyCommand]").stream().sorted().toList(), config.warnings().stream()
                .map(warning -> warning.line() + " " + warning.message().key() + " " + warning.message().args()).sorted().toList());
    }
}
