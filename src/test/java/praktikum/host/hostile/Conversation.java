package praktikum.host.hostile;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.sshd.common.SshConstants;
import org.apache.sshd.common.session.helpers.AbstractSession;
import org.apache.sshd.common.util.buffer.Buffer;
import org.apache.sshd.server.ExitCallback;
import org.apache.sshd.server.channel.ChannelSession;

/** What a hostile server can say in a channel, packet by packet, whatever the other side's window. */
record Conversation(ChannelSession channel, String line, ExitCallback exit) {

    // A packet that is on its way has left when one behind it has; waiting for each would make every flood a trickle.
    private static final int UNWATCHED = 64;

    /** Something said again and again. */
    interface Say {

        void once(int number) throws IOException;
    }

    /** What the command really prints, with its exit code. */
    record Ran(byte[] out, byte[] err, int code) {
    }

    AbstractSession session() {
        return (AbstractSession) channel.getSession();
    }

    Ran run() throws IOException {
        var process = new ProcessBuilder("sh", "-c", line).start();
        process.getOutputStream().close();
        var ran = new Ran(process.getInputStream().readAllBytes(), process.getErrorStream().readAllBytes(), 0);
        try {
            return new Ran(ran.out(), ran.err(), process.waitFor());
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            return ran;
        }
    }

    void packet(int type, Consumer<Buffer> content) throws IOException {
        send(type, content, true);
    }

    private void send(int type, Consumer<Buffer> content, boolean watched) throws IOException {
        var buffer = session().createBuffer((byte) type);
        content.accept(buffer);
        var written = session().writePacket(buffer);
        if (watched) {
            written.verify(1, TimeUnit.HOURS);
        }
    }

    /** A packet without end. */
    void flood(int type, Consumer<Buffer> content) throws IOException {
        forever(number -> send(type, content, number % UNWATCHED == 0));
    }

    void forever(Say say) throws IOException {
        for (var number = 0; session().isOpen(); number++) {
            say.once(number);
        }
    }

    void out(byte[] bytes) throws IOException {
        packet(SshConstants.SSH_MSG_CHANNEL_DATA, to -> data(to, bytes));
    }

    void out(String text) throws IOException {
        out(text.getBytes(StandardCharsets.UTF_8));
    }

    void err(byte[] bytes) throws IOException {
        packet(SshConstants.SSH_MSG_CHANNEL_EXTENDED_DATA, to -> extended(to, bytes));
    }

    Buffer data(Buffer to, byte[] bytes) {
        to.putUInt(channel.getRecipient());
        to.putBytes(bytes);
        return to;
    }

    Buffer extended(Buffer to, byte[] bytes) {
        to.putUInt(channel.getRecipient());
        to.putUInt(1);
        to.putBytes(bytes);
        return to;
    }

    void request(Buffer to, String name, boolean reply) {
        to.putUInt(channel.getRecipient());
        to.putString(name);
        to.putBoolean(reply);
    }

    void exitStatus(int code) throws IOException {
        packet(SshConstants.SSH_MSG_CHANNEL_REQUEST, to -> {
            request(to, "exit-status", false);
            to.putUInt(code);
        });
    }

    void eof() throws IOException {
        packet(SshConstants.SSH_MSG_CHANNEL_EOF, to -> to.putUInt(channel.getRecipient()));
    }

    void close() throws IOException {
        packet(SshConstants.SSH_MSG_CHANNEL_CLOSE, to -> to.putUInt(channel.getRecipient()));
    }

    /** The marks in front of every command, so that what follows counts as its output. */
    void begin() throws IOException {
        out("praktikum-output-begins\n");
        err("praktikum-output-begins\n".getBytes(StandardCharsets.UTF_8));
    }
}
