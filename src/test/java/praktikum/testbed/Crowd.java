package praktikum.testbed;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import praktikum.site.SshSettings;

/** A machine with many users, each with a peculiarity of what an SSH server, a login shell or sudo does to commands. */
final class Crowd {

    /** Prints on both streams, the last line open, and takes its time. */
    private static final String NOISY = "echo Welcome to the lab\necho the disk is nearly full >&2\nsleep 0.05\nprintf 'no line end'\n";

    private Crowd() {
    }

    /** The machine, called {@code pve1} by its tests. */
    static Sshd start(Testbed testbed, Debian debian) {
        return Sshd.start(testbed, debian, Outfit.PLAIN.config(debian.lenient())
                .config("MaxStartups 100")
                .user("noisy", "/bin/bash").setup(bashrc("noisy", NOISY))
                .user("dash", "/bin/dash")
                .user("few", "/bin/bash", "MaxSessions 2")
                .user("greeted", "/bin/bash", "Banner /etc/issue.banner")
                .file("etc/issue.banner", "Authorised use only.\nAll is recorded.\n")
                .user("wrapped", "/bin/sh", "ForceCommand logger=x; exec /bin/sh -c \"$SSH_ORIGINAL_COMMAND\"")
                .user("forced", "/bin/sh", "ForceCommand echo only this; echo and that >&2; exit 5")
                .user("transfers", "/bin/sh", "ForceCommand internal-sftp")
                .user("nobodys", "/usr/sbin/nologin")
                .user("leaves", "/bin/bash").setup(bashrc("leaves", "echo closed for today; exit 3\n"))
                .user("free", "/bin/bash").setup("echo 'free ALL=(ALL) NOPASSWD: ALL' >/etc/sudoers.d/free")
                .user("asks", "/bin/bash").setup("echo 'asks ALL=(ALL) ALL' >/etc/sudoers.d/asks", "echo asks:rahasia | chpasswd")
                .user("plain", "/bin/bash")
                .user("without", "/bin/bash").setup(bashrc("without", "PATH=/opt/empty\n"))
                // All at once.
                .user("hard", "/bin/bash", "MaxSessions 2", "Banner /etc/issue.banner")
                        .setup(bashrc("hard", NOISY), "echo 'hard ALL=(ALL) NOPASSWD: ALL' >/etc/sudoers.d/hard")
                // Host keys of all types.
                .setup("ssh-keygen -A >/dev/null"));
    }

    private static String bashrc(String user, String text) {
        return "cat >/home/" + user + "/.bashrc <<'E'\n" + text + "E";
    }

    /** How to log in as one of them. */
    static SshSettings as(Sshd machine, String user, boolean sudo) {
        return new SshSettings(user, List.of(machine.loginKey()), false, Optional.empty(), sudo, Duration.ofSeconds(20));
    }
}
