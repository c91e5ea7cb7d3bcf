package praktikum.report.network;

import java.util.Optional;
import praktikum.drill.network.SegmentMeasurement;
import praktikum.report.Chapter;
import praktikum.report.ChapterSource;

/** The chapter on the measurement of the segment whose records a check took over. */
public final class NetworkChapter implements Chapter {

    @Override
    public String id() {
        return "network";
    }

    @Override
    public String step() {
        return "03-network/measure";
    }

    @Override
    public Optional<NetworkPart> content(ChapterSource source) {
        return source.drills().get(SegmentMeasurement.class).filter(measured -> !measured.pings().isEmpty())
                .map(measured -> NetworkPart.of(measured, source.site(), source.language()));
    }
}
