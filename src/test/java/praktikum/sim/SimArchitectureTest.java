package praktikum.sim;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import praktikum.sim.machine.Topic;
import praktikum.sim.machine.Topics;

/** What the simulator's packages may know of each other: files, shell, machines, Proxmox VE, and the door in front, one way only. */
final class SimArchitectureTest {

    private static final String FILES = "praktikum.sim.fs..";
    private static final String SHELL = "praktikum.sim.shell..";
    private static final String MACHINE = "praktikum.sim.machine..";
    private static final String PROXMOX = "praktikum.sim.proxmox..";
    private static final String FAULT = "praktikum.sim.fault..";
    private static final String SERVER = "praktikum.sim.server..";
    private static final String DOOR = "praktikum.sim";

    private static final JavaClasses SIM = new ClassFileImporter()
            .withImportOption(location -> location.contains("/praktikum/"))
            .importUrl(EmbeddedCluster.class.getProtectionDomain().getCodeSource().getLocation());

    @Test
    void filesKnowNothingAboveThem() {
        noClasses().that().resideInAPackage(FILES).should().dependOnClassesThat()
                .resideInAnyPackage(SHELL, MACHINE, PROXMOX, FAULT, SERVER, DOOR).check(SIM);
    }

    @Test
    void theShellKnowsNothingOfMachinesAndProxmox() {
        noClasses().that().resideInAPackage(SHELL).should().dependOnClassesThat()
                .resideInAnyPackage(MACHINE, PROXMOX, FAULT, SERVER, DOOR).check(SIM);
    }

    @Test
    void aMachineKnowsNothingOfProxmox() {
        noClasses().that().resideInAPackage(MACHINE).should().dependOnClassesThat().resideInAnyPackage(PROXMOX, DOOR).check(SIM);
    }

    @Test
    void whatAFaultIsKnowsNoTopic() {
        noClasses().that().resideInAPackage(FAULT).should().dependOnClassesThat(DescribedPredicate.describe("topics",
                type -> type.getPackageName().startsWith("praktikum.sim.machine.")
                || type.getPackageName().startsWith("praktikum.sim.proxmox")))
                .check(SIM);
    }

    @Test
    void theServerKnowsTheShellOnly() {
        noClasses().that().resideInAPackage(SERVER).should().dependOnClassesThat()
                .resideInAnyPackage(MACHINE, PROXMOX, FAULT, DOOR).check(SIM);
    }

    @Test
    void onlyTheFrontDoorIsAboveAllOthers() {
        noClasses().that().resideInAnyPackage(FILES, SHELL, MACHINE, PROXMOX, FAULT, SERVER).should().dependOnClassesThat()
                .resideInAPackage(DOOR).check(SIM);
    }

    @Test
    void packagesFormNoCircle() {
        slices().assignedFrom(new SliceAssignment() {
            @Override
            public SliceIdentifier getIdentifierOf(JavaClass type) {
                return type.getPackageName().startsWith(DOOR) ? SliceIdentifier.of(type.getPackageName()) : SliceIdentifier.ignore();
            }

            @Override
            public String getDescription() {
                return "packages of the simulator";
            }
        }).should().beFreeOfCycles().check(SIM);
    }

    @Test
    void theSimulatorAndTheParsersNeverMeet() {
        noClasses().that().resideInAPackage("praktikum.sim..").should().dependOnClassesThat().resideInAPackage("praktikum.fact..")
                .check(SIM);
        noClasses().that().resideInAPackage("praktikum.fact..").should().dependOnClassesThat().resideInAPackage("praktikum.sim..")
                .check(SIM);
    }

    @Test
    void everyTopicIsPublicAndFound() {
        classes().that().implement(Topic.class).should().bePublic().check(SIM);
        var written = SIM.stream().filter(type -> type.isAssignableTo(Topic.class) && !type.isInterface()).map(JavaClass::getName).sorted()
                .collect(Collectors.toList());
        List<String> found = new Topics().all().stream().map(topic -> topic.getClass().getName()).toList();
        assertEquals(written, found);
    }
}
