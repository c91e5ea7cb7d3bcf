package praktikum.check.system;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import praktikum.check.ask.CheckExecution;
import praktikum.check.ask.NodeAnswers;
import praktikum.fact.node.ChronyTracking;
import praktikum.fact.node.HostKeys;
import praktikum.fact.node.PveVersion;
import praktikum.fact.system.ServiceState;
import praktikum.fact.system.ServiceStates;

/** A machine's operating system: which services run, and whether Proxmox VE is there at all. */
public final class OperatingSystem {

    /** What keeps a clock on Debian: by NTP, or by a clock of the hardware (linuxptp). */
    private static final List<String> TIME_SERVICES = List.of("chrony", "systemd-timesyncd", "ntpsec", "ntp", "openntpd", "timemaster",
            "phc2sys");

    private final NodeAnswers answers;

    /** The system of the node that gives these answers. */
    public OperatingSystem(NodeAnswers answers) {
        this.answers = answers;
    }

    /** The states of systemd units, and whether they start with the machine. */
    public ServiceStates services(List<String> units) {
        return ServiceStates.of(CheckExecution.forEach(units, unit -> answers.to(ServiceStates.of(unit))).values());
    }

    /** Has services asked for with what is asked next. */
    public void prefetch(List<String> services) {
        services.forEach(service -> answers.prefetch(ServiceStates.of(service)));
    }

    /** Whether nothing may start a service; no where that is not known. */
    public boolean masked(String service) {
        return answers.ifKnown(ServiceStates.of(service)).flatMap(states -> states.find(service))
                .filter(ServiceState::masked).isPresent();
    }

    /** How a service stands that runs now and will not after the machine's next start; empty for others, and where that is not known. */
    public Optional<ServiceState> forgotten(String service) {
        return answers.ifKnown(ServiceStates.of(service)).flatMap(states -> states.find(service))
                .filter(state -> state.isActive() && !state.startsAtBoot());
    }

    /** Whether one can log in by SSH after the machine's next start, through its service or its socket; yes where that is not known. */
    public boolean sshAtBoot() {
        return forgotten("ssh").isEmpty() || answers.ifKnown(ServiceStates.of("ssh.socket"))
                .flatMap(states -> states.find("ssh.socket")).filter(state -> state.installed() && state.startsAtBoot()).isPresent();
    }

    /** The keys by which its OpenSSH is known. */
    public Set<String> hostKeys() {
        return CheckExecution.forEach(HostKeys.KINDS, kind -> answers.to(HostKeys.of(kind)).keys()).values().stream().flatMap(Set::stream)
                .collect(Collectors.toSet());
    }

    /** The service that keeps the clock: the first one that runs, else the first that is there, else chrony, which Proxmox VE brings. */
    public String timeService() {
        var states = services(TIME_SERVICES);
        return TIME_SERVICES.stream().filter(name -> states.find(name).filter(ServiceState::isActive).isPresent()).findFirst()
                .or(() -> TIME_SERVICES.stream().filter(name -> states.find(name).filter(ServiceState::installed).isPresent()).findFirst())
                .orElse(TIME_SERVICES.getFirst());
    }

    /** The first of some services that does not run; those of Proxmox VE come last, and not where there is no Proxmox VE at all. */
    public Optional<String> stopped(ServiceStates states) {
        var stopped = states.notActive();
        return stopped.stream().filter(service -> !service.startsWith("pve")).findFirst().or(() -> {
            if (!stopped.isEmpty()) {
                requireProxmoxVe();
            }
            return stopped.stream().findFirst();
        });
    }

    /** Whether there is Proxmox VE on the machine. */
    public boolean hasProxmoxVe() {
        return answers.ifKnown(PveVersion.ASKED).isPresent();
    }

    /** How chrony keeps its clock; not running where it is not installed. */
    public ChronyTracking chrony() {
        return answers.ifInstalled(ChronyTracking.ASKED).orElse(ChronyTracking.NOT_RUNNING);
    }

    /**
     * Ends the judging as not measured where there is no Proxmox VE on the machine at all: what belongs to it is then neither right nor
     * wrong. Where that cannot be told, the judging goes on.
     */
    public void requireProxmoxVe() {
        answers.requireInstalled(PveVersion.ASKED, "check.no-proxmox-ve");
    }
}
