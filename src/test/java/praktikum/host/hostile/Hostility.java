package praktikum.host.hostile;

import static org.apache.sshd.common.SshConstants.SSH_MSG_CHANNEL_DATA;
import static org.apache.sshd.common.SshConstants.SSH_MSG_CHANNEL_EXTENDED_DATA;
import static org.apache.sshd.common.SshConstants.SSH_MSG_CHANNEL_OPEN;
import static org.apache.sshd.common.SshConstants.SSH_MSG_CHANNEL_REQUEST;
import static org.apache.sshd.common.SshConstants.SSH_MSG_CHANNEL_WINDOW_ADJUST;
import static org.apache.sshd.common.SshConstants.SSH_MSG_DEBUG;
import static org.apache.sshd.common.SshConstants.SSH_MSG_DISCONNECT;
import static org.apache.sshd.common.SshConstants.SSH_MSG_GLOBAL_REQUEST;
import static org.apache.sshd.common.SshConstants.SSH_MSG_IGNORE;
import static org.apache.sshd.common.SshConstants.SSH_MSG_KEXINIT;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;

/** What a machine can do to whoever asks it: on the way to the login, around channels, in a command's output, in packets of no use. */
public enum Hostility {

    /** None: it answers. */
    GOOD(Hostility::answer),

    // On the way to the login; what HostileServer does for these is told there.
    NEVER_ACCEPTS, SAYS_NOTHING, RESETS, BANNER_DRIP, BANNER_FLOOD, BANNER_WITHOUT_END_OF_LINE, GARBAGE_FOR_PACKETS, KEY_EXCHANGE_DRIP,
    LOGIN_NEVER_DECIDED, LOGIN_BANNER_FLOOD,

    // The bytes of a server that is good.
    ALL_BYTES_DRIP, SINGLE_BYTES(Hostility::answer), SILENT_HALF_WAY(Hostility::answer), HANGS_UP_HALF_WAY(Hostility::answer),

    // Around channels.
    CHANNEL_NEVER_OPENED, CHANNEL_REFUSED_SLOWLY, REQUEST_NEVER_ANSWERED,
    WINDOW_OF_ONE(Hostility::answer),
    NEVER_CLOSES(talk -> {
        talk.out(talk.run().out());
        talk.exitStatus(0);
        talk.eof();
    }),
    NEVER_ENDS_ITS_OUTPUT(talk -> {
        talk.out(talk.run().out());
        talk.exitStatus(0);
    }),
    NO_EXIT_STATUS_NO_CLOSE(talk -> {
        talk.out(talk.run().out());
        talk.eof();
    }),
    CLOSES_WITHOUT_EXIT_STATUS(talk -> {
        talk.out(talk.run().out());
        talk.eof();
        talk.close();
    }),
    OPENS_CHANNELS_ITSELF(talk -> talk.flood(SSH_MSG_CHANNEL_OPEN, to -> {
        to.putString("forwarded-tcpip");
        to.putUInt(7);
        to.putUInt(1 << 20);
        to.putUInt(1 << 14);
        to.putString("127.0.0.1");
        to.putUInt(22);
        to.putString("127.0.0.1");
        to.putUInt(22);
    })),
    DISCONNECTS_IN_THE_MIDDLE(talk -> {
        talk.begin();
        talk.out("half an ans");
        talk.packet(SSH_MSG_DISCONNECT, to -> {
            to.putUInt(11);
            to.putString("enough");
            to.putString("");
        });
    }),

    // In a command's output.
    OUTPUT_DRIP(talk -> {
        talk.begin();
        talk.forever(number -> {
            talk.out("x");
            pause(200);
        });
    }),
    OUTPUT_DRIP_BEFORE_THE_COMMAND(talk -> talk.forever(number -> {
        talk.out("please wait ");
        pause(200);
    })),
    SINGLE_BYTE_PACKETS(talk -> {
        var ran = talk.run();
        for (var one : ran.out()) {
            talk.out(new byte[] {one});
        }
        for (var one : ran.err()) {
            talk.err(new byte[] {one});
        }
        talk.exit().onExit(ran.code());
    }),
    SINGLE_BYTE_PACKETS_WITHOUT_END(talk -> {
        talk.begin();
        talk.flood(SSH_MSG_CHANNEL_DATA, to -> talk.data(to, new byte[] {'x'}));
    }),
    SINGLE_BYTE_PACKETS_BEFORE_THE_COMMAND(talk -> talk.flood(SSH_MSG_CHANNEL_DATA, to -> talk.data(to, new byte[] {'x'}))),
    GREETING_FLOOD(talk -> talk.flood(SSH_MSG_CHANNEL_DATA, to -> talk.data(to, filled("Welcome to this machine\n", 8192)))),
    STDOUT_FLOOD(talk -> {
        talk.begin();
        talk.flood(SSH_MSG_CHANNEL_DATA, to -> talk.data(to, filled("y\n", 16384)));
    }),
    STDERR_FLOOD(talk -> {
        talk.begin();
        talk.flood(SSH_MSG_CHANNEL_EXTENDED_DATA, to -> talk.extended(to, filled("no space left on device\n", 16384)));
    }),
    LONG_LINE(talk -> ended(talk, filled("PATH=/a:", 1 << 20))),
    MARKS(talk -> ended(talk, filled("praktikum-output-begins\n", 1 << 20))),
    BINARY(talk -> ended(talk, filled("\0\u0001\u001b[2J\u009b\u00ff", 1 << 19))),
    HALF_CHARACTERS(talk -> ended(talk, filled(new byte[] {(byte) 0xf0, (byte) 0x9f, (byte) 0x98}, 1 << 19))),
    COMBINING_CHARACTERS(talk -> ended(talk, filled("a\u0301\u0302\u0303\u202e\u200b", 1 << 19))),
    SLOW(talk -> {
        pause(3000);
        answer(talk);
    }),

    // Packets of no use.
    IGNORE_FLOOD(talk -> talk.flood(SSH_MSG_IGNORE, to -> to.putBytes(new byte[16]))),
    DEBUG_FLOOD(talk -> talk.flood(SSH_MSG_DEBUG, to -> {
        to.putBoolean(true);
        to.putString("debug");
        to.putString("");
    })),
    GLOBAL_REQUEST_FLOOD(talk -> talk.flood(SSH_MSG_GLOBAL_REQUEST, to -> {
        to.putString("keepalive@openssh.com");
        to.putBoolean(true);
    })),
    CHANNEL_REQUEST_FLOOD(talk -> talk.flood(SSH_MSG_CHANNEL_REQUEST, to -> talk.request(to, "keepalive@openssh.com", true))),
    WINDOW_FLOOD(talk -> talk.flood(SSH_MSG_CHANNEL_WINDOW_ADJUST, to -> {
        to.putUInt(talk.channel().getRecipient());
        to.putUInt(1);
    })),
    EMPTY_DATA_FLOOD(talk -> talk.flood(SSH_MSG_CHANNEL_DATA, to -> talk.data(to, new byte[0]))),
    DATA_FOR_NOBODY(talk -> talk.flood(SSH_MSG_CHANNEL_DATA, to -> {
        to.putUInt(4711);
        to.putBytes(new byte[8192]);
    })),
    UNKNOWN_PACKET(talk -> talk.packet(222, to -> to.putUInt(0))),
    REKEY_STORM(talk -> talk.forever(number -> talk.session().reExchangeKeys().verify(1, TimeUnit.MINUTES))),
    REKEY_NEVER_FINISHED(talk -> talk.packet(SSH_MSG_KEXINIT, to -> {
        to.putRawBytes(new byte[16]);
        for (var list : new String[] {"curve25519-sha256", "ecdsa-sha2-nistp256", "aes128-gcm@openssh.com", "aes128-gcm@openssh.com",
            "hmac-sha2-256", "hmac-sha2-256", "none", "none", "", ""}) {
            to.putString(list);
        }
        to.putBoolean(false);
        to.putUInt(0);
    }));

    /** What it says once a command was sent. */
    interface Saying {

        void to(Conversation talk) throws IOException;
    }

    private final Saying saying;

    Hostility() {
        this(Hostility::answer);
    }

    Hostility(Saying saying) {
        this.saying = saying;
    }

    void say(Conversation talk) throws IOException {
        saying.to(talk);
    }

    private static void answer(Conversation talk) throws IOException {
        var ran = talk.run();
        if (ran.out().length > 0) {
            talk.out(ran.out());
        }
        if (ran.err().length > 0) {
            talk.err(ran.err());
        }
        talk.exit().onExit(ran.code());
    }

    private static void ended(Conversation talk, byte[] printed) throws IOException {
        talk.begin();
        for (var at = 0; at < printed.length; at += 1 << 14) {
            talk.out(Arrays.copyOfRange(printed, at, Math.min(printed.length, at + (1 << 14))));
        }
        talk.exit().onExit(0);
    }

    private static byte[] filled(String text, int length) {
        return filled(text.getBytes(StandardCharsets.UTF_8), length);
    }

    private static byte[] filled(byte[] text, int length) {
        var bytes = new byte[length];
        for (var at = 0; at < length; at++) {
            bytes[at] = text[at % text.length];
        }
        return bytes;
    }

    static void pause(int millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }
}
