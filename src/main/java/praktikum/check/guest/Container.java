package praktikum.check.guest;

import java.util.Locale;
import praktikum.fact.Question;
import praktikum.fact.guest.GuestKind;
import praktikum.fact.guest.config.ContainerConfig;
import praktikum.fact.guest.config.Nic;
import praktikum.fact.guest.inside.GuestAnswer;
import praktikum.net.Addresses;
import praktikum.site.PlannedGuest;

/** A planned container. */
public final class Container extends Guest {

    /** That of a site. */
    public Container(PlannedGuest planned, GuestPlaces places) {
        super(planned, places);
    }

    @Override
    GuestKind kind() {
        return GuestKind.CONTAINER;
    }

    /** How much swap it is to have, in MiB. */
    public int swap() {
        return planned().swap();
    }

    /** The name server it is to ask. */
    public String nameServer() {
        return Addresses.text(planned().network().dns());
    }

    /** The name of its template, up to the version: {@code debian-13-standard}. */
    public String template() {
        return planned().source();
    }

    /** The system in its template: {@code debian-13-standard} → {@code debian}. */
    public String system() {
        return template().substring(0, template().indexOf('-'));
    }

    /** The version of that system: {@code debian-13-standard} → {@code 13}; empty text where its template names none. */
    public String release() {
        var version = template().split("-", 3)[1];
        return version.matches("[0-9].*") ? version : "";
    }

    /** The storage that its template is to lie on; not measured where the site plans none that takes templates. */
    public String templates() {
        return planned().templates().orElseThrow(() -> noStorage("vztmpl"));
    }

    /** Its card as it is to be, for {@code pct set --net0}. */
    public String plannedCard() {
        return pageValue("net0") + card().flatMap(Nic::mac).map(mac -> ",hwaddr=" + mac.toUpperCase(Locale.ROOT)).orElse("");
    }

    @Override
    public boolean isElsewhere() {
        return false;
    }

    /** Its configuration. */
    public ContainerConfig configuration() {
        return config().container().orElseThrow();
    }

    /** What it answers itself. */
    public <T> GuestAnswer<T> askInside(Question<T> question) {
        return ask(GuestAnswer.inContainer(id(), question));
    }
}
