package praktikum.sim.machine.storage.lvm.tool;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import praktikum.sim.machine.command.CommandLine;
import praktikum.sim.machine.storage.lvm.LogicalVolume;
import praktikum.sim.machine.storage.lvm.VolumeGroup;

/**
 * How much is asked for by {@code -L} or {@code -l}.
 *
 * @param sign {@code +}, {@code -} or nothing
 * @param number bytes, extents or percent
 * @param unit what the number counts
 */
record Amount(String sign, long number, Unit unit) {

    private static final Pattern SHARE = Pattern.compile("([+-]?)([0-9]+)(%(.*))?");

    /** What an amount counts. */
    enum Unit {
        /** Bytes. */
        BYTES,
        /** Extents. */
        EXTENTS,
        /** Hundredths of what is free in the group. */
        FREE,
        /** Hundredths of the group. */
        VG,
        /** Hundredths of what is free on the physical volumes. */
        PVS,
        /** Hundredths of the volume as it is. */
        LV
    }

    /** The amount that a command line asks for. */
    static Optional<Amount> of(Session session) {
        CommandLine words = session.words();
        Optional<String> size = words.value("-L", "--size");
        Optional<String> extents = words.value("-l", "--extents");
        if (size.isPresent() && extents.isPresent()) {
            throw CommandFailed.misused(session.command(), "Please specify either size or extents (not both).");
        }
        boolean signed = !session.command().equals("lvcreate");
        return size.map(text -> bytes(session, "--size", text, signed)).or(() -> extents.map(text -> extents(session, text, signed)));
    }

    /** An amount of bytes. */
    static Amount bytes(Session session, String option, String text, boolean signed) {
        String sign = text.startsWith("+") || text.startsWith("-") ? text.substring(0, 1) : "";
        if (sign.equals("-") && !signed) {
            throw CommandFailed.argument("Size may not be negative.", "Invalid argument for " + option + ": " + text);
        }
        Optional<Long> bytes = LvmSize.parse(text.substring(sign.length()));
        if (bytes.isEmpty() || !sign.isEmpty() && !signed) {
            throw text.matches("[+-]?[^0-9].*") ? CommandFailed.argument("Size requires number argument.", "Invalid argument for " + option
                    + ": " + text) : CommandFailed.argument("Invalid argument for " + option + ": " + text);
        }
        if (bytes.get() == 0) {
            throw CommandFailed.misused(session.command(), option + " may not be zero.");
        }
        return new Amount(sign, bytes.get(), Unit.BYTES);
    }

    private static Amount extents(Session session, String text, boolean signed) {
        Matcher parts = SHARE.matcher(text);
        if (!parts.matches() || parts.group(2).length() > 9 || !parts.group(1).isEmpty() && !signed) {
            throw CommandFailed.argument("Invalid argument for --extents: " + text);
        }
        String of = parts.group(4) == null ? "" : parts.group(4).toUpperCase(java.util.Locale.ROOT);
        Unit unit = switch (of) {
            case "" -> Unit.EXTENTS;
            case "F", "FREE" -> Unit.FREE;
            case "V", "VG" -> Unit.VG;
            case "P", "PVS" -> Unit.PVS;
            case "L", "LV" -> Unit.LV;
            default -> throw CommandFailed.argument("Specified %" + parts.group(4) + " is unknown.", "Invalid argument for --extents: "
                    + text);
        };
        long number = Long.parseLong(parts.group(2));
        if (number == 0) {
            throw CommandFailed.misused(session.command(), "--extents may not be zero.");
        }
        return new Amount(parts.group(1), number, unit);
    }

    /** Whether it is a share of something, so that fewer extents than it says are taken where there are not so many. */
    boolean share() {
        return unit != Unit.BYTES && unit != Unit.EXTENTS;
    }

    /** Whole extents. */
    long in(VolumeGroup group, long volume) {
        return switch (unit) {
            case BYTES -> LvmSize.extents(number);
            case EXTENTS -> number;
            case FREE -> number * group.freeExtents() / 100;
            case VG, PVS -> number * group.extents() / 100;
            case LV -> number * volume / 100;
        };
    }

    /** Whether bytes are asked for that are no whole extents. */
    boolean uneven() {
        return unit == Unit.BYTES && number % LogicalVolume.EXTENT != 0;
    }
}
