package praktikum.check.guest;

import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import praktikum.check.ask.Unmeasured;
import praktikum.fact.Question;
import praktikum.fact.guest.GuestKind;
import praktikum.fact.guest.GuestStatus;
import praktikum.fact.guest.config.GuestConfig;
import praktikum.fact.guest.config.GuestFile;
import praktikum.fact.guest.config.GuestOptions;
import praktikum.fact.guest.config.Nic;
import praktikum.net.Addresses;
import praktikum.net.Cidr;
import praktikum.site.PlannedGuest;
import praktikum.text.Message;

/** A planned guest as a check sees it: what the site plans for it, and what is there under its number. */
public abstract sealed class Guest permits Container, VirtualMachine {

    private final PlannedGuest planned;
    private final GuestPlaces places;

    Guest(PlannedGuest planned, GuestPlaces places) {
        this.planned = planned;
        this.places = places;
    }

    /** Its planned host name. */
    public final String name() {
        return planned.name();
    }

    /** Its number. */
    public final long id() {
        return planned.id();
    }

    /** Its planned address. */
    public final InetAddress inet() {
        return planned.address();
    }

    /** The same as a literal. */
    public final String address() {
        return Addresses.text(planned.address());
    }

    /** The same with the length of its prefix. */
    public final Cidr cidr() {
        return planned.network().cidr();
    }

    /** Its planned gateway. */
    public final String gateway() {
        return Addresses.text(planned.network().gateway());
    }

    /** The bridge that its card is to be on. */
    public final String bridge() {
        return planned.network().bridge();
    }

    /** The VLAN that its card is to be in. */
    public final Optional<Integer> tag() {
        return planned.network().tag();
    }

    /** The node that it is made on, and belongs on unless somebody else decides where it runs. */
    public final String home() {
        return planned.node();
    }

    /** How many processors it is to have. */
    public final int cores() {
        return planned.cores();
    }

    /** How much memory it is to have, in MiB. */
    public final int memory() {
        return planned.memory();
    }

    /** The storage that its disk is to lie on; not measured where the site plans none that takes one. */
    public final String storage() {
        return planned.storage().orElseThrow(() -> noStorage(planned.kind().content()));
    }

    final Unmeasured noStorage(String content) {
        return new Unmeasured(Message.of("check.guest.no-storage", name(), content));
    }

    /** A value of it as lab pages have it, such as {@code net0}. */
    final String pageValue(String name) {
        return planned.pageValues().get(name);
    }

    final PlannedGuest planned() {
        return planned;
    }

    /** What is there under its number, be it what is planned or another kind of guest; empty where no node has one. */
    public final Optional<GuestFile> found() {
        return places.find(id());
    }

    abstract GuestKind kind();

    /** The same; not measured where there is none, or it is of another kind. */
    public final GuestConfig config() {
        return found().map(GuestFile::config).filter(config -> config.kind() == kind())
                .orElseThrow(() -> new Unmeasured(Message.of("check.guest.not-there", name(), id())));
    }

    /** What its configuration says now. */
    public final GuestOptions current() {
        return config().current();
    }

    /** The node that has it; where none has, that on which it is to be made. */
    public final String host() {
        return found().map(GuestFile::node).orElse(planned.node());
    }

    /** What the node that has it answers to a question. */
    public final <T> T ask(Question<T> question) {
        return places.answers(host()).to(question);
    }

    /** What it does at this moment; not measured where its node has it no more. */
    public final GuestStatus status() {
        return ask(GuestStatus.of(kind(), id())).orElseThrow(() -> new Unmeasured(Message.of("check.guest.not-there", name(), id())));
    }

    /** Its first card. */
    public final Optional<Nic> card() {
        return current().nics().stream().filter(nic -> nic.key().equals("net0")).findFirst();
    }

    /** Whether it is known to have other addresses inside than the planned one. */
    public abstract boolean isElsewhere();

    /** Options that wait for its next start, of those of these names. */
    public final List<String> waiting(List<String> options) {
        return config().waiting().stream().filter(options::contains).sorted().toList();
    }

    @Override
    public final String toString() {
        return name();
    }
}
