package praktikum.fact.guest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static praktikum.fact.Readings.failed;
import static praktikum.fact.Readings.known;
import static praktikum.fact.Readings.strange;

import java.util.List;
import org.junit.jupiter.api.Test;
import praktikum.fact.Printed;

/** The network cards of guests, as their files have them. */
class GuestCardsTest {

    private static final String FOLDER = "/etc/pve/nodes/n1";

    @Test
    void machinesAndContainersHaveCards() {
        assertEquals(List.of(new GuestCards.Card(FOLDER + "/qemu-server/100.conf", "bc:24:11:5a:7c:01"),
                new GuestCards.Card(FOLDER + "/qemu-server/100.conf", "bc:24:11:5a:7c:02"),
                new GuestCards.Card(FOLDER + "/lxc/200.conf", "bc:24:11:00:00:03")), known(GuestCards.read(Printed.of("""
                        /etc/pve/nodes/n1/qemu-server/100.conf:net0: virtio=BC:24:11:5A:7C:01,bridge=vmbr0,firewall=1
                        /etc/pve/nodes/n1/qemu-server/100.conf:net1: bridge=vmbr1,model=e1000,macaddr=BC:24:11:5A:7C:02
                        /etc/pve/nodes/n1/lxc/200.conf:net0: name=eth0,bridge=vmbr0,hwaddr=BC:24:11:00:00:03,ip=dhcp,type=veth
                        """))).cards());
    }

    @Test
    void whereThereIsNoneGrepEndsWithOne() {
        assertEquals(List.of(), known(GuestCards.read(failed(1, ""))).cards());
        assertEquals(List.of(), known(GuestCards.read(failed(2, "grep: " + FOLDER + "/lxc: No such file or directory\n"))).cards());
        strange(GuestCards.read(failed(2, "grep: " + FOLDER + "/lxc: Permission denied\n")));
    }
}
