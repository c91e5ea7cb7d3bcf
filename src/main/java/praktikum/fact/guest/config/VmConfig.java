package praktikum.fact.guest.config;

import java.util.List;
import java.util.Optional;
import praktikum.fact.PropertyString;

/**
 * The configuration of a virtual machine (qm.conf(5)).
 *
 * @param options as written
 */
public record VmConfig(GuestOptions options) {

    private static final String USUAL_CPU = "kvm64";
    // PVE::QemuMigrate::Helpers, check_local_resources
    private static final String LOCAL = "(?:hostpci|usb|serial|parallel|virtiofs)[0-9]+|hostusb|hostpci|ivshmem|amd-sev|intel-tdx";

    /** The kind of processor it sees, such as {@code host} or {@code x86-64-v2-AES}. */
    public String cpu() {
        return options.find("cpu").flatMap(value -> PropertyString.parse(value, "cputype")).flatMap(parts -> parts.find("cputype"))
                .orElse(USUAL_CPU);
    }

    /** How many processors it sees: cores times sockets. */
    public long cpus() {
        return options.number("cores").orElse(1) * options.number("sockets").orElse(1);
    }

    /** What its SCSI disks are attached to, such as {@code virtio-scsi-single}; {@code lsi} where it is not written. */
    public String scsiController() {
        return options.find("scsihw").orElse("lsi");
    }

    /** Whether it has a channel for the guest agent; empty where that is not configured at all. */
    public Optional<AgentOption> agent() {
        return options.find("agent").map(AgentOption::of);
    }

    /** The machine type, where it is written; a running machine keeps the one it was started with. */
    public Optional<String> machine() {
        return options.find("machine").flatMap(value -> PropertyString.parse(value, "type")).flatMap(parts -> parts.find("type"));
    }

    /** What it boots from, in order, such as {@code scsi0}; none where the old form or nothing is written. */
    public List<String> bootOrder() {
        return options.find("boot").flatMap(value -> PropertyString.parse(value, "legacy")).flatMap(parts -> parts.find("order"))
                .map(order -> List.of(order.split(";"))).orElse(List.of());
    }

    /** What it uses of its node. Serial ports that are sockets, and USB of SPICE, are made anew elsewhere. */
    public List<LocalDevice> localDevices() {
        return options.matching(LOCAL)
                .filter(option -> !option.getValue().equals("socket"))
                .map(option -> new LocalDevice(option.getKey(), option.getValue(), PropertyString.parse(option.getValue(), "host")
                        .flatMap(parts -> parts.find("mapping"))))
                .filter(device -> !device.value().matches("(?i)(?:host=)?spice(?:,.*)?")).toList();
    }
}
