package praktikum.sim.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import praktikum.sim.fs.FileError;
import praktikum.sim.fs.User;

/** One who is not root meets file modes, and becomes root where sudoers lets her. */
class UsersTest {

    private final TestMachine machine = new TestMachine();

    @BeforeEach
    void makeHome() throws FileError {
        machine.files().makeDirectories("/home/student");
        machine.files().setOwner("/home/student", "student", "student");
        machine.files().write("/root/secret", LosslessUtf8.bytes("x\n"));
    }

    private TestMachine.Result student(String script) {
        return machine.run(new User("student", List.of("student")), List.of("bash", "-c", script), new byte[0]);
    }

    @Test
    void modesHoldHer() {
        assertEquals(new TestMachine.Result("1000 student\n", "", 0), student("echo $(id -u) $(whoami)"));
        assertEquals(new TestMachine.Result("", "cat: /root/secret: Permission denied\n", 1), student("cat /root/secret"));
        assertEquals(new TestMachine.Result("", "bash: line 1: /etc/hosts: Permission denied\n", 1), student("echo x > /etc/hosts"));
        assertEquals(new TestMachine.Result("", "bash: line 1: cd: /root: Permission denied\n", 1), student("cd /root"));
        assertEquals(new TestMachine.Result("student student 644\n", "", 0),
                student("cd /home/student; touch f; stat -c '%U %G %a' f"));
        assertEquals(new TestMachine.Result("", "chown: changing ownership of '/home/student/g': Operation not permitted\n", 1),
                student("touch /home/student/g; chown root /home/student/g"));
    }

    @Test
    void sudoNeedsALineInSudoers() throws FileError {
        assertEquals(new TestMachine.Result("", "sudo: a password is required\n", 1), student("sudo -n cat /root/secret"));
        machine.files().makeDirectories("/etc/sudoers.d");
        machine.files().write("/etc/sudoers.d/lab", LosslessUtf8.bytes("student ALL=(ALL) NOPASSWD: ALL\n"));
        assertEquals(new TestMachine.Result("x\nroot\n", "", 0), student("sudo -n cat /root/secret; sudo -n whoami"));
        assertEquals(new TestMachine.Result("", "sudo: nope: command not found\n", 1), student("sudo -n nope"));
    }

    @Test
    void aCommandExistsWhereItsFileIs() {
        assertEquals(127, machine.run("bash", "rm /usr/bin/wc; wc").exit());
        assertEquals(126, machine.run("bash", "chmod -x /usr/bin/tac; /usr/bin/tac").exit());
    }
}
