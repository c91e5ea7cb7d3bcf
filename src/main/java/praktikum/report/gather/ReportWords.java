package praktikum.report.gather;

import praktikum.text.Language;
import praktikum.text.Message;

/** Words of the report that stand among values. */
final class ReportWords {

    private ReportWords() {
    }

    static String say(Language language, String key, Object... values) {
        return Message.of("report." + key, values).in(language);
    }
}
