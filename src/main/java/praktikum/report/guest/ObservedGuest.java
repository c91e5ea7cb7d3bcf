package praktikum.report.guest;

import java.util.List;
import java.util.Optional;
import praktikum.fact.Question;
import praktikum.fact.guest.GuestKind;
import praktikum.fact.guest.GuestStatus;
import praktikum.fact.guest.config.Disk;
import praktikum.fact.guest.config.GuestConfig;
import praktikum.fact.guest.config.GuestConfig.SectionDisk;
import praktikum.fact.guest.config.GuestFile;
import praktikum.fact.guest.inside.GuestAnswer;
import praktikum.fact.guest.inside.GuestInterfaces;
import praktikum.fact.guest.inside.GuestSystem;
import praktikum.net.Addresses;
import praktikum.report.gather.EvidenceAnswers;
import praktikum.report.gather.SourcedFact;
import praktikum.site.PlannedGuest;

/**
 * A planned guest as the answers of the nodes show it: to the questions that checks asked.
 *
 * @param planned what the site plans
 * @param file what is there under its number; empty where nothing is
 * @param answers what the nodes said
 */
record ObservedGuest(PlannedGuest planned, Optional<SourcedFact<GuestFile>> file, EvidenceAnswers answers) {

    /** One of a site whose nodes these are; the first node that tells of it counts. */
    static ObservedGuest of(PlannedGuest planned, List<String> nodes, EvidenceAnswers answers) {
        var question = GuestFile.of(planned.id(), nodes);
        return new ObservedGuest(planned, nodes.stream().flatMap(node -> answers.read(node, question).stream())
                .filter(found -> found.value().isPresent()).findFirst()
                .map(found -> new SourcedFact<>(found.value().get(), found.record(), found.asker())), answers);
    }

    /** Whether a node said which guests there are. */
    static boolean told(List<String> nodes, EvidenceAnswers answers) {
        return nodes.stream().anyMatch(node -> answers.read(node, GuestFile.of(0, nodes)).isPresent());
    }

    String host() {
        return file.map(found -> found.value().node()).orElse(planned.node());
    }

    /** Its name as it is, with its number. */
    String title() {
        return file.flatMap(found -> found.value().config().current().name()).orElse(planned.name()) + " (" + planned.id() + ")";
    }

    /** Its disks and drives with something in them, in every section. */
    List<SectionDisk> disks() {
        return file.map(found -> found.value().config().allDisks().stream().filter(one -> !one.disk().isEmpty()).toList())
                .orElse(List.of());
    }

    Optional<SourcedFact<GuestStatus>> status() {
        return file.flatMap(found -> answers.read(host(), GuestStatus.of(found.value().config().kind(), planned.id())))
                .flatMap(found -> found.value().map(status -> new SourcedFact<>(status, found.record(), found.asker())));
    }

    /** The addresses it has inside, where its agent tells; link-local ones left out. */
    Optional<SourcedFact<List<String>>> addresses() {
        return inside(GuestInterfaces.of(planned.id()), GuestKind.VM).map(found -> new SourcedFact<>(found.value().interfaces().stream()
                .flatMap(one -> one.addresses().stream()).map(one -> one.address())
                .filter(address -> !address.isLoopbackAddress() && !address.isLinkLocalAddress())
                .map(Addresses::text).toList(), found.record(), found.asker()));
    }

    Optional<SourcedFact<GuestSystem>> system() {
        return inside(GuestAnswer.inContainer(planned.id(), GuestSystem.ASKED), GuestKind.CONTAINER);
    }

    private <T> Optional<SourcedFact<T>> inside(Question<GuestAnswer<T>> question, GuestKind kind) {
        return file.filter(found -> found.value().config().kind() == kind).flatMap(found -> answers.read(host(), question))
                .flatMap(found -> found.value().value().map(value -> new SourcedFact<>(value, found.record(), found.asker())));
    }

    /** What a disk is called with where it lies: {@code scsi0}, and of a snapshot {@code scsi0 @before}. */
    static String key(SectionDisk one) {
        return one.section().equals(GuestConfig.CURRENT) ? one.disk().key() : one.disk().key() + " @" + one.section();
    }

    /** Whether a drive only holds an image that can be taken out. */
    static boolean drive(Disk disk) {
        return disk.kind() == Disk.Kind.CDROM;
    }
}
