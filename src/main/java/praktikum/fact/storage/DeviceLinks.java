package praktikum.fact.storage;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import praktikum.fact.NotUnderstood;
import praktikum.fact.Printed;
import praktikum.fact.Question;
import praktikum.fact.Reading;
import praktikum.fact.TextLines;

/**
 * The lasting names of a host's devices, which udev makes of model and serial number or of the place.
 *
 * @param devices the device of each link: {@code /dev/disk/by-id/ata-X} → {@code /dev/sdb}
 */
public record DeviceLinks(Map<String, String> devices) {

    public static final Question<DeviceLinks> ASKED =
            Question.of(DeviceLinks::read, "find", "/dev/disk/by-id", "/dev/disk/by-path", "-type",
            "l", "-printf", "%p %l\\n");

    private static final Pattern LINE = Pattern.compile("(/dev/disk/by-(?:id|path)/\\S+) \\.\\./\\.\\./(\\S+)");
    // What a serial number makes says more than a number of the bus or the place.
    private static final List<String> ORDER = List.of("/by-id/(ata|nvme|scsi|virtio|usb)-(?!eui|nvme\\.)", "/by-id/", "");

    public DeviceLinks {
        devices = Map.copyOf(devices);
    }

    /** Reads lines {@code LINK TARGET}: {@code /dev/disk/by-id/ata-X ../../sdb} → that. A folder that is not there has none. */
    public static Reading<DeviceLinks> read(Printed printed) {
        return Reading.of(printed, p -> {
            Map<String, String> devices = new HashMap<>();
            for (String line : TextLines.filledLines(p.out())) {
                var link = LINE.matcher(line);
                if (!link.matches()) {
                    throw new NotUnderstood("no line 'LINK ../../DEVICE'", line);
                }
                devices.put(link.group(1), "/dev/" + link.group(2));
            }
            if (devices.isEmpty() && !p.err().contains("No such file or directory")) {
                throw new NotUnderstood("no line 'LINK ../../DEVICE'", p.out());
            }
            return new DeviceLinks(devices);
        });
    }

    /**
     * The name by which a device is best known: by model and serial number, else by another id, else by its place; empty where it has none.
     */
    public Optional<String> lasting(String device) {
        return devices.entrySet().stream().filter(link -> link.getValue().equals(device)).map(Map.Entry::getKey)
                .min(Comparator.<String>comparingInt(DeviceLinks::rank).thenComparing(Comparator.naturalOrder()));
    }

    private static int rank(String link) {
        var order = 0;
        while (!Pattern.compile(ORDER.get(order)).matcher(link).find()) {
            order++;
        }
        return order;
    }
}
