package guest;

import static praktikum.check.verdict.Judgement.right;
import static praktikum.check.verdict.Judgement.wrong;

import java.util.function.Predicate;
import praktikum.check.guest.Guest;
import praktikum.check.verdict.Judgement;
import praktikum.fact.guest.config.GuestConfig;

/** What lies under the number of a planned guest. */
final class PlannedNumber {

    private PlannedNumber() {
    }

    /** Right where a guest of the planned kind has it. */
    static Judgement judge(Guest guest, Predicate<GuestConfig> kind) {
        var found = guest.found();
        if (found.isEmpty()) {
            return wrong(guest.id(), "–").mistake("missing");
        }
        return kind.test(found.get().config()) ? right(found.get().node() + " " + guest.id())
                : wrong(guest.id(), found.get().config().current().name().orElse("–")).mistake("other-kind");
    }

    /** With the number and the node, for the sentence of a mistake. */
    static Judgement placed(Guest guest, Judgement judgement) {
        return judgement.right() ? judgement : judgement.with("id", guest.id()).with("host", guest.host());
    }
}
