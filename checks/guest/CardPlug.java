package guest;

import static praktikum.check.verdict.Judgement.wrong;

import java.util.Optional;
import java.util.OptionalLong;
import praktikum.check.guest.Guest;
import praktikum.check.verdict.Judgement;
import praktikum.fact.guest.config.Nic;

/** Where the card of a guest is plugged in. */
final class CardPlug {

    private CardPlug() {
    }

    /** What is wrong with it; empty where nothing is. */
    static Optional<Judgement> judge(Guest guest, Nic card) {
        if (!card.bridge().equals(Optional.of(guest.bridge()))) {
            return Optional.of(wrong(guest.bridge(), card.bridge()).mistake("other-bridge"));
        }
        var tag = guest.tag().map(number -> OptionalLong.of(number)).orElse(OptionalLong.empty());
        if (!card.tag().equals(tag)) {
            return Optional.of(wrong(text(tag), text(card.tag())).mistake("other-tag"));
        }
        return card.unplugged() ? Optional.of(wrong("–", "link_down=1").mistake("unplugged")) : Optional.empty();
    }

    private static String text(OptionalLong number) {
        return number.isPresent() ? Long.toString(number.getAsLong()) : "–";
    }
}
