package praktikum.sim.machine.certificate;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** The few DER encodings (X.690) that a certificate is made of; the JDK reads certificates but makes none. */
final class Der {

    static final int SEQUENCE = 0x30;
    static final int SET = 0x31;
    static final int UTF8 = 0x0c;
    static final int OCTETS = 0x04;

    private Der() {
    }

    static byte[] of(int tag, byte[]... parts) {
        var content = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            content.writeBytes(part);
        }
        var out = new ByteArrayOutputStream();
        out.write(tag);
        int length = content.size();
        if (length < 128) {
            out.write(length);
        } else if (length < 256) {
            out.write(0x81);
            out.write(length);
        } else {
            out.write(0x82);
            out.write(length >> 8);
            out.write(length);
        }
        out.writeBytes(content.toByteArray());
        return out.toByteArray();
    }

    static byte[] sequence(byte[]... parts) {
        return of(SEQUENCE, parts);
    }

    static byte[] integer(BigInteger value) {
        return of(0x02, value.toByteArray());
    }

    static byte[] bool(boolean value) {
        return of(0x01, new byte[] {(byte) (value ? 0xff : 0)});
    }

    static byte[] bits(byte[] content, int unused) {
        return of(0x03, new byte[] {(byte) unused}, content);
    }

    static byte[] text(String value) {
        return of(UTF8, value.getBytes(StandardCharsets.UTF_8));
    }

    static byte[] time(Instant at) {
        String text = DateTimeFormatter.ofPattern("yyMMddHHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC).format(at);
        return of(0x17, text.getBytes(StandardCharsets.US_ASCII));
    }

    static byte[] oid(String dotted) {
        String[] parts = dotted.split("\\.");
        var out = new ByteArrayOutputStream();
        out.write(Integer.parseInt(parts[0]) * 40 + Integer.parseInt(parts[1]));
        for (int i = 2; i < parts.length; i++) {
            int value = Integer.parseInt(parts[i]);
            for (int shift = 28; shift > 0; shift -= 7) {
                if (value >> shift != 0) {
                    out.write(value >> shift & 0x7f | 0x80);
                }
            }
            out.write(value & 0x7f);
        }
        return of(0x06, out.toByteArray());
    }
}
