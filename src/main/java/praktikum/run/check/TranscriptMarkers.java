package praktikum.run.check;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import praktikum.check.ask.MarkerLog.Written;
import praktikum.check.engine.MarkerKeeper;
import praktikum.host.evidence.Entry;
import praktikum.host.evidence.Transcript;
import praktikum.text.Message;

/** Writes down what challenges write before they do, so that a later run can remove what a killed one has left. */
final class TranscriptMarkers implements MarkerKeeper {

    private final Transcript transcript;
    private final Consumer<Message> notes;
    private final Map<Written, Integer> intents = new ConcurrentHashMap<>();

    /** @param notes hears of files that could not be removed */
    TranscriptMarkers(Transcript transcript, Consumer<Message> notes) {
        this.transcript = transcript;
        this.notes = notes;
    }

    @Override
    public void writing(Written marker) {
        intents.put(marker, transcript.intent(marker.host(), Message.of(MarkerHistory.INTENT, marker.host(), marker.file().path()),
                List.of(), marker.file().removal()));
    }

    @Override
    public void removed(Written marker) {
        transcript.done(intents.get(marker), Entry.Outcome.UNDONE);
    }

    @Override
    public void left(Written marker, Message why) {
        notes.accept(Message.of("run.check.marker-left", marker.host(), marker.file().path(), why));
    }
}
