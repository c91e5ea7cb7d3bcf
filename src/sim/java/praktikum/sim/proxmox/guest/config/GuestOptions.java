package praktikum.sim.proxmox.guest.config;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import praktikum.sim.proxmox.api.PveArguments.Kind;

/** The options that a guest may have, and what each takes: those of qm.conf(5) and pct.conf(5). */
public final class GuestOptions {

    private static final int MOST = 32;
    private static final String VM_TEXT = "affinity agent arch args audio0 bios boot bootdisk cdrom cicustom cipassword citype ciuser cpu "
            + "cpulimit description efidisk0 hookscript hotplug hugepages ivshmem keyboard lock machine memory meta migrate_downtime "
            + "migrate_speed name nameserver ostype rng0 scsihw searchdomain smbios1 spice_enhancements sshkeys startdate startup tags "
            + "tpmstate0 vga vmgenid vmstatestorage watchdog";
    private static final String VM_NUMBER = "balloon cores cpuunits shares smp sockets vcpus";
    private static final String VM_FLAG =
            "acpi autostart ciupgrade freeze keephugepages kvm localtime numa onboot protection reboot tablet "
            + "tdf template";
    private static final Map<String, Integer> VM_MANY = Map.of("net", MOST, "scsi", 31, "virtio", 16, "sata", 6, "ide", 4, "ipconfig", MOST,
            "hostpci", 16, "usb", 14, "serial", 4, "unused", MOST);
    private static final String CT_TEXT = "arch cmode cpulimit description features hookscript hostname lock nameserver ostype rootfs "
            + "searchdomain startup tags timezone";
    private static final String CT_NUMBER = "cores cpuunits memory swap tty";
    private static final String CT_FLAG = "console debug onboot protection template unprivileged";
    private static final Map<String, Integer> CT_MANY = Map.of("net", MOST, "mp", MOST, "dev", 16, "unused", MOST);
    private static final Pattern NAME = Pattern.compile("(?i)[a-z0-9]([a-z0-9-]*[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*");

    private GuestOptions() {}

    /** Those of a kind of guest. */
    public static Map<String, Kind> of(GuestKind kind) {
        Map<String, Kind> known = new HashMap<>();
        boolean vm = kind == GuestKind.QEMU;
        put(known, vm ? VM_TEXT : CT_TEXT, Kind.TEXT);
        put(known, vm ? VM_NUMBER : CT_NUMBER, Kind.NUMBER);
        put(known, vm ? VM_FLAG : CT_FLAG, Kind.FLAG);
        (vm ? VM_MANY : CT_MANY).forEach((name, count) -> {
            for (int number = 0; number < count; number++) {
                known.put(name + number, Kind.TEXT);
            }
        });
        return known;
    }

    private static void put(Map<String, Kind> known, String names, Kind kind) {
        List.of(names.split(" ")).forEach(name -> known.put(name, kind));
    }

    /** Whether the API shows the value of an option as a number. */
    public static boolean isNumber(GuestKind kind, String option) {
        return Optional.ofNullable(of(kind).get(option)).filter(what -> what == Kind.NUMBER || what == Kind.FLAG).isPresent();
    }

    /** Refuses values that no guest of the kind can have. */
    public static void check(GuestKind kind, Map<String, String> options) throws GuestError {
        for (String name : List.of("name", "hostname")) {
            if (options.containsKey(name) && !NAME.matcher(options.get(name)).matches()) {
                throw GuestError.parameter(name, "invalid format - value does not look like a valid DNS name\n");
            }
        }
        least(options, "memory", 16);
        least(options, "cores", 1);
        least(options, "sockets", 1);
        least(options, "swap", 0);
        for (Map.Entry<String, String> option : options.entrySet()) {
            if (option.getKey().matches("net\\d+")) {
                card(kind, option.getKey(), option.getValue());
            }
        }
    }

    private static void least(Map<String, String> options, String name, int least) throws GuestError {
        String value = options.getOrDefault(name, String.valueOf(least)).replaceFirst("^current=", "").replaceFirst(",.*", "");
        if (!value.matches("-?\\d{1,9}")) {
            throw GuestError.parameter(name, "type check ('integer') failed - got '" + value + "'");
        }
        if (Integer.parseInt(value) < least) {
            throw GuestError.parameter(name, "value must have a minimum value of " + least);
        }
    }

    private static void card(GuestKind kind, String name, String value) throws GuestError {
        PropertyString card = kind == GuestKind.QEMU ? PropertyString.card(value) : PropertyString.of(value, "name");
        String needed = kind == GuestKind.QEMU ? "model" : "name";
        if (card.get(needed).isEmpty()) {
            throw GuestError.parameter(name, "invalid format - " + name + "." + needed + ": property is missing and it is not optional\n");
        }
        for (String address : List.of("ip", "gw")) {
            String given = card.get(address, "");
            boolean good = given.isEmpty() || address.equals("ip") && given.matches("dhcp|manual|(\\d{1,3}\\.){3}\\d{1,3}/\\d{1,2}")
                    || address.equals("gw") && given.matches("(\\d{1,3}\\.){3}\\d{1,3}");
            if (!good) {
                throw GuestError.parameter(name, "invalid format - format error\n" + name + "." + address + ": invalid format - value does "
                        + "not look like a valid ipv4 " + (address.equals("ip") ? "network configuration" : "address") + "\n");
            }
        }
    }
}
