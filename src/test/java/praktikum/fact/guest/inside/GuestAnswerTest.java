package praktikum.fact.guest.inside;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static praktikum.fact.Readings.failed;
import static praktikum.fact.Readings.known;
import static praktikum.fact.Readings.strange;

import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import praktikum.fact.Printed;
import praktikum.fact.guest.inside.GuestAnswer.Silence;
import praktikum.fact.guest.inside.GuestInterfaces.Address;

/** What guests say, and why they say nothing. */
class GuestAnswerTest {

    private static final String BOOT = "6d1c0f43-3b7e-4f0f-9b0a-0d6b5b7f8c11";

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            NO_AGENT_CONFIGURED | No QEMU guest agent configured
            AGENT_NOT_RUNNING | QEMU guest agent is not running
            NOT_RUNNING | VM 100 is not running
            NOT_HERE | Configuration file 'nodes/pve1/qemu-server/100.conf' does not exist
            AGENT_REFUSED | Agent error: The command guest-get-osinfo has been disabled for this instance
            """)
    void aMachineIsSilentForAReason(Silence silence, String error) {
        var answer = known(GuestInterfaces.of(100).read(failed(255, error + "\n")));
        assertEquals(new GuestAnswer<>(Optional.empty(), Optional.of(silence)), answer);
        assertEquals(Optional.of(silence), known(GuestAnswer.inVm(100, GuestBoot.ASKED).read(failed(2, error + "\n"))).silence());
    }

    @Test
    void aContainerIsSilentForAReason() {
        var question = GuestAnswer.inContainer(200, GuestSystem.ASKED);
        assertEquals(List.of("pct", "exec", "200", "--", "cat", "/etc/os-release"), question.argv());
        assertEquals(Optional.of(Silence.NOT_RUNNING), known(question.read(failed(255, "container '200' not running!\n"))).silence());
        assertEquals(Optional.of(Silence.NOT_RUNNING), known(question.read(failed(255, "CT 200 not running\n"))).silence());
        assertEquals(Optional.of(Silence.NOT_HERE),
                known(question.read(failed(2, "Configuration file 'nodes/pve1/lxc/200.conf' does not exist\n"))).silence());
        strange(question.read(failed(255, "lxc-attach: 200: attach.c: lxc_attach: 1000 something else\n")));
        assertEquals(Optional.of("22.04"), known(question.read(Printed.of("""
                PRETTY_NAME="Ubuntu 22.04.5 LTS"
                NAME="Ubuntu"
                VERSION_ID="22.04"
                ID=ubuntu
                """))).value().flatMap(GuestSystem::version));
    }

    @Test
    void theAgentTellsOfTheNetwork() {
        String list = """
                [
                   {
                      "hardware-address" : "00:00:00:00:00:00",
                      "ip-addresses" : [ { "ip-address" : "127.0.0.1", "ip-address-type" : "ipv4", "prefix" : 8 } ],
                      "name" : "lo"
                   },
                   {
                      "hardware-address" : "BC:24:11:06:56:45",
                      "ip-addresses" : [
                         { "ip-address" : "192.168.137.15", "ip-address-type" : "ipv4", "prefix" : 24 },
                         { "ip-address" : "fe80::be24:11ff:fe06:5645%eth0", "ip-address-type" : "ipv6", "prefix" : 64 }
                      ],
                      "name" : "eth0"
                   },
                   { "name" : "sit0" }
                ]
                """;
        for (String text : List.of(list, "{\"result\":" + list + "}")) {
            GuestInterfaces interfaces = known(GuestInterfaces.of(100).read(Printed.of(text))).value().orElseThrow();
            assertEquals(List.of(new Address(InetAddress.ofLiteral("192.168.137.15"), 24),
                    new Address(InetAddress.ofLiteral("fe80::be24:11ff:fe06:5645"), 64)),
                    interfaces.find("bc:24:11:06:56:45").orElseThrow().addresses());
            assertEquals(3, interfaces.interfaces().size());
        }
        assertEquals(List.of("qm", "guest", "cmd", "100", "network-get-interfaces"), GuestInterfaces.of(100).argv());
        strange(GuestInterfaces.read(Printed.of("{}")));
        strange(GuestInterfaces.read(Printed.of("[{\"name\":\"a\",\"ip-addresses\":[{\"ip-address\":\"x\",\"prefix\":8}]}]")));
    }

    @Test
    void theSystemIsToldByFileAndAgent() {
        GuestSystem file = known(GuestSystem.readFile(Printed.of("NAME='Alpine'\n# a\n\nID=alpine\nVERSION_ID=3.22.2\n")));
        GuestSystem agent =
                known(GuestSystem.of(100).read(Printed.of("{\"id\":\"alpine\",\"version-id\":\"3.22.2\",\"kernel-release\":\"6.12\"}")))
                .value().orElseThrow();
        assertEquals(file, agent);
        assertEquals(Optional.empty(), known(GuestSystem.readFile(Printed.of("ID=arch\n"))).version());
        strange(GuestSystem.readFile(Printed.of("NAME=x\n")));
        strange(GuestSystem.readFile(failed(1, "cat: /etc/os-release: No such file or directory\n")));
    }

    @Test
    void aBootHasItsIdAndItsAge() {
        var direct = GuestAnswer.inContainer(200, GuestBoot.ASKED).read(Printed.of(BOOT + "\n571.23 1102.51\n"));
        var viaAgent = GuestAnswer.inVm(100, GuestBoot.ASKED);
        assertEquals(List.of("qm", "guest", "exec", "100", "--", "cat", "/proc/sys/kernel/random/boot_id", "/proc/uptime"),
                viaAgent.argv());
        var answer = viaAgent.read(Printed.of("{\n   \"exitcode\" : 0,\n   \"exited\" : 1,\n   \"out-data\" : \"" + BOOT
                + "\\n571.23 1102.51\\n\"\n}\n"));
        assertEquals(new GuestBoot(BOOT, Duration.ofMillis(571_230)), known(answer).value().orElseThrow());
        assertEquals(known(direct), known(answer));
        strange(viaAgent.read(Printed.of("{\"pid\":1234}")));
        strange(viaAgent.read(Printed.of("{\"exitcode\":1,\"exited\":1,\"err-data\":\"cat: no\"}")));
        strange(viaAgent.read(Printed.of("{\"exited\":1,\"signal\":9}")));
        assertTrue(strange(viaAgent.read(Printed.of("{\"exitcode\":0,\"exited\":1,\"out-data\":\"" + BOOT + "\\n\",\"out-truncated\":1}")))
                .contains("cut off"));
    }

    @Test
    void aMarkerHasItsTextItsTimeAndWhereItLies() {
        var question = GuestAnswer.inVm(100, GuestMarker.in(GuestMarker.Place.MEMORY));
        var there = known(question.read(Printed.of("{\"exitcode\":0,\"exited\":1,\"out-data\":\"" + BOOT
                + "\\n1765708193\\ntmpfs /run tmpfs rw,nosuid,nodev,size=101216k 0 0\\n\"}"))).value().orElseThrow();
        assertEquals(Optional.of(new GuestMarker(BOOT, Instant.ofEpochSecond(1_765_708_193), "tmpfs")), there);
        assertTrue(there.orElseThrow().inMemory());
        assertEquals(Optional.of(Optional.empty()), known(question.read(Printed.of("{\"exitcode\":1,\"exited\":1,\"err-data\":"
                + "\"cat: /run/praktikum-marker: No such file or directory\\n\"}"))).value());
        strange(question.read(Printed.of("{\"exitcode\":0,\"exited\":1,"
                + "\"out-data\":\"hello\\n1765708193\\n/dev/sda1 / ext4 rw 0 0\\n\"}")));
    }
}
