package praktikum.check.verdict;

import java.net.InetAddress;
import java.time.Duration;
import java.util.Collection;
import java.util.Optional;
import java.util.stream.Collectors;
import praktikum.net.Addresses;

/** How values of facts read in a finding: data, the same in every language. */
final class FindingText {

    private static final int LONGEST = 400;

    private FindingText() {
    }

    static String of(Object value) {
        var text = switch (value) {
            case InetAddress address -> Addresses.text(address);
            case Optional<?> optional -> optional.map(FindingText::of).orElse("–");
            case Collection<?> many -> many.isEmpty() ? "–" : many.stream().map(FindingText::of).collect(Collectors.joining(", "));
            case Duration duration -> duration.toMillis() / 1000.0 + " s";
            default -> value.toString().isBlank() ? "–" : value.toString();
        };
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }
}
