package praktikum.fact;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RefusalTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "127|bash: line 1: pvecm: command not found|COMMAND_MISSING",
        "127|env: 'pvecm': No such file or directory|COMMAND_MISSING",
        "127|timeout: failed to run command 'pvecm': No such file or directory|COMMAND_MISSING",
        "1|sudo: pvecm: command not found|COMMAND_MISSING",
        "126|bash: line 1: /usr/bin/pvecm: Permission denied|NO_PRIVILEGE",
        "126|bash: line 1: /tmp: Is a directory|CANNOT_RUN",
        "126|timeout: failed to run command 'pvecm': Permission denied|CANNOT_RUN",
        "126|timeout: failed to run command ‘pvecm’: Exec format error|CANNOT_RUN",
        "255|please run as root|NO_PRIVILEGE",
        "1|sudo: a password is required|NO_PRIVILEGE",
        "1|sudo: a terminal is required to read the password; either use the -S option|NO_PRIVILEGE",
        "1|student-01 is not in the sudoers file.  This incident will be reported.|NO_PRIVILEGE",
        "1|Sorry, user student-01 is not allowed to execute '/usr/sbin/pvecm status' as root on pve1.|NO_PRIVILEGE",
        "1|cat: /etc/pve/.members: Permission denied|NO_PRIVILEGE",
        "2|ls: cannot open directory '/etc/pve/priv': Permission denied|NO_PRIVILEGE",
        "1|cat: /etc/pve/.members: Transport endpoint is not connected|DEAD_MOUNT",
        "2|Cannot open netlink socket: Operation not permitted|NO_PRIVILEGE",
        "13|403 Permission check failed (/nodes/pve1, Sys.Audit)|NO_PRIVILEGE",
        "1|Failed to restart ssh.service: Interactive authentication required.|NO_PRIVILEGE"})
    void aRefusalIsToldByExitCodeAndText(int exit, String err, Refusal refusal) {
        assertEquals(Optional.of(refusal), Refusal.of(Printed.of(exit, "", err + "\n")));
    }

    @Test
    void aCommandThatFailedForReasonsOfItsOwnWasNotRefused() {
        assertEquals(Optional.empty(), Refusal.of(Printed.of(0, "", "x: Permission denied\n")));
        assertEquals(Optional.empty(), Refusal.of(Printed.of(1, "Permission denied", "cat: x: No such file or directory\n")));
        assertEquals(Optional.empty(), Refusal.of(Printed.of(124, "", "")));
    }

    @Test
    void ofAllCapturesOnlyThoseThatWereRefusedLookIt() {
        List<String> refused = Capture.all().stream().filter(capture -> Refusal.of(capture.printed()).isPresent()).map(Capture::path)
                .toList();
        // In the first one a semicolon that was not quoted made the shell look for a command "web".
        assertEquals(List.of("pve8/01-create/qm-create-100", "pve8/06-no-quorum/qm-set-100", "pve8/06-no-quorum/write-etc-pve",
                "pve9/07-no-quorum/qm-set-100",
                "pve9/07-no-quorum/write-etc-pve"), refused);
    }
}
