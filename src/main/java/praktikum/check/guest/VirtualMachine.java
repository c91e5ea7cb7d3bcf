package praktikum.check.guest;

import java.util.Locale;
import praktikum.check.ask.Unmeasured;
import praktikum.fact.PropertyString;
import praktikum.fact.guest.GuestKind;
import praktikum.fact.guest.config.VmConfig;
import praktikum.fact.guest.inside.GuestAnswer;
import praktikum.fact.guest.inside.GuestInterfaces;
import praktikum.net.Cidr;
import praktikum.site.PlannedGuest;

/** A planned virtual machine. */
public final class VirtualMachine extends Guest {

    /** That of a site. */
    public VirtualMachine(PlannedGuest planned, GuestPlaces places) {
        super(planned, places);
    }

    @Override
    GuestKind kind() {
        return GuestKind.VM;
    }

    /** The format that its disks are to have on their storage: {@code qcow2} or {@code raw}. */
    public String format() {
        return pageValue("format");
    }

    /** Its address as cloud-init is to be told it, for {@code qm set --ipconfig0}. */
    public String ipconfig() {
        return pageValue("ipconfig0");
    }

    /** A new card as it is to be, for {@code qm set --net0}. */
    public String newCard() {
        return pageValue("net0");
    }

    /** Its card as it is to be, with the model and the hardware address that it has. */
    public String plannedCard() {
        return card().filter(nic -> nic.mac().isPresent()).map(nic -> newCard().replaceFirst("^virtio",
                (nic.model().isEmpty() ? "virtio" : nic.model()) + "=" + nic.mac().get().toUpperCase(Locale.ROOT))).orElse(newCard());
    }

    /** Its configuration. */
    public VmConfig configuration() {
        return config().vm().orElseThrow();
    }

    /** Whether that is how cloud-init is to be told its address: {@code ip=192.0.2.15/24,gw=192.0.2.1}. */
    public boolean isGiven(String ipconfig) {
        var found = PropertyString.parse(ipconfig, "ip");
        var planned = PropertyString.parse(ipconfig(), "ip").orElseThrow();
        return planned.options().entrySet().stream().allMatch(part -> found.flatMap(parts -> parts.find(part.getKey()))
                .flatMap(Cidr::parse).equals(Cidr.parse(part.getValue())));
    }

    @Override
    public boolean isElsewhere() {
        try {
            return interfaces().value().filter(inside -> inside.interfaces().stream().flatMap(one -> one.addresses().stream())
                    .noneMatch(one -> one.address().equals(inet()))).isPresent();
        } catch (Unmeasured unknown) {
            return false;
        }
    }

    /** Its network as its agent sees it from inside. */
    public GuestAnswer<GuestInterfaces> interfaces() {
        return ask(GuestInterfaces.of(id()));
    }
}
