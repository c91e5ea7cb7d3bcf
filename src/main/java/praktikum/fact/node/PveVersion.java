package praktikum.fact.node;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import praktikum.fact.NotUnderstood;
import praktikum.fact.Printed;
import praktikum.fact.Question;
import praktikum.fact.Reading;
import praktikum.fact.Version;

/**
 * The installed management software and the running kernel, from {@code pveversion}.
 *
 * @param manager version of the package pve-manager
 * @param repoid short id of the source it was built from
 * @param kernel the running kernel
 */
public record PveVersion(Version manager, String repoid, KernelRelease kernel) {

    public static final Question<PveVersion> ASKED = Question.of(PveVersion::read, "pveversion");

    private static final Map<String, String> SUITES = Map.of("7", "bullseye", "8", "bookworm", "9", "trixie");
    private static final Pattern LINE = Pattern.compile(
            "pve-manager/([0-9][A-Za-z0-9.~+-]{0,60})/([0-9a-z]{1,64}) \\(running kernel: (\\S{1,150})\\)");

    /** Reads {@code pve-manager/9.1.1/2a5fa54a8503f96d (running kernel: 6.17.2-1-pve)} → manager 9.1.1, kernel 6.17.2-1-pve. */
    public static Reading<PveVersion> read(Printed printed) {
        return Reading.of(printed, p -> {
            String line = p.onlyLine();
            Matcher parts = LINE.matcher(line);
            if (!parts.matches()) {
                throw new NotUnderstood("not 'pve-manager/VERSION/ID (running kernel: RELEASE)'", line);
            }
            return new PveVersion(new Version(parts.group(1)), parts.group(2), KernelRelease.of(parts.group(3)));
        });
    }

    /** The release of Debian that it is made for, by which its repository calls it; empty for one that is not known here. */
    public Optional<String> suite() {
        return Optional.ofNullable(SUITES.get(manager.text().replaceFirst("[.].*", "")));
    }
}
