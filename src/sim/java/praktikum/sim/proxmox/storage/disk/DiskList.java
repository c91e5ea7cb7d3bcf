package praktikum.sim.proxmox.storage.disk;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import praktikum.sim.machine.Drive;
import praktikum.sim.machine.Machine;
import praktikum.sim.machine.storage.BlockDevice;
import praktikum.sim.machine.storage.BlockDevices;
import praktikum.sim.machine.storage.Mounts;
import praktikum.sim.proxmox.api.ApiError;
import praktikum.sim.proxmox.api.ApiRequest;
import praktikum.sim.proxmox.api.ApiResult;

/** {@code /nodes/NODE/disks/list}: drives, what they are, and what they are used for (PVE::Diskmanage). */
final class DiskList {

    // What a partition is for by its type, where it says more than what lies on it.
    private static final Map<String, String> PURPOSES = Map.of("21686148-6449-6e6f-744e-656564454649", "BIOS boot",
            "c12a7328-f81f-11d2-ba4b-00a0c93ec93b", "EFI", "6a945a3b-1dd2-11b2-99a6-080020736631", "ZFS reserved");
    private static final String OF_ZFS = "6a898cc3-1dd2-11b2-99a6-080020736631";
    private static final String OF_LVM = "e6d6d379-f507-44c2-a23c-238f2a3df928";

    private final Machine node;

    DiskList(Machine node) {
        this.node = node;
    }

    ApiResult answer(ApiRequest request) throws ApiError {
        String type = request.parameter("type");
        if (!List.of("", "unused", "journal_disks").contains(type)) {
            throw new ApiError(255, "400 Parameter verification failed.\ntype: value '" + type
                    + "' does not have a value in the enumeration 'unused, journal_disks'\n" + request.usage() + "\n");
        }
        boolean partitions = request.parameter("include-partitions").matches("1|yes|on|true");
        boolean smart = !request.parameter("skipsmart").matches("1|yes|on|true");
        List<Map<String, Object>> list = disks(partitions, smart).stream()
                .filter(disk -> !type.equals("unused") || !disk.containsKey("used")).toList();
        return ApiResult.of(list, List.of("devpath", "gpt", "mounted", "osdid", "osdid-list", "size", "health", "model", "parent", "serial",
                "used", "vendor", "wwn"), "size", "osdid");
    }

    /** All drives by name, each followed by its partitions where they are wanted. */
    List<Map<String, Object>> disks(boolean partitions, boolean smart) {
        List<Map<String, Object>> list = new ArrayList<>();
        List<BlockDevice> devices = BlockDevices.of(node).drivesAndPartitions();
        for (BlockDevice disk : devices) {
            if (disk.kind() != BlockDevice.Kind.DISK) {
                continue;
            }
            List<BlockDevice> parts = devices.stream().filter(one -> one.parents().contains(disk.name())).toList();
            list.add(drive(disk, parts, partitions, smart));
            if (partitions) {
                parts.forEach(part -> list.add(partition(part, disk)));
            }
        }
        return list;
    }

    private Map<String, Object> drive(BlockDevice device, List<BlockDevice> parts, boolean withPartitions, boolean smart) {
        Drive drive = device.drive().orElseThrow();
        boolean solid = drive.model().contains("SSD");
        Map<String, Object> fields = new TreeMap<>();
        fields.put("devpath", device.node());
        fields.put("vendor", drive.serial().startsWith("drive-") ? "QEMU" : "ATA");
        fields.put("model", drive.model().replace(' ', '_'));
        fields.put("size", drive.size());
        fields.put("serial", drive.serial());
        fields.put("gpt", BlockDevices.of(node).table(drive).isPresent() ? 1 : 0);
        fields.put("rpm", solid ? 0 : -1);
        fields.put("type", solid ? "ssd" : "unknown");
        fields.put("wwn", drive.wwn().isEmpty() ? "unknown" : drive.wwn());
        fields.put("health", !smart ? "UNKNOWN" : solid ? "PASSED" : drive.serial().startsWith("drive-") ? "OK" : "UNKNOWN");
        fields.put("wearout", solid && smart ? 99 : "N/A");
        device.links().stream().filter(link -> link.matches("/dev/disk/by-id/(ata|scsi|nvme(?!-eui)).*")).findFirst()
                .ifPresent(link -> fields.put("by_id_link", link));
        if (!Mounts.of(node).of(device).isEmpty()) {
            fields.put("mounted", 1);
        }
        fields.put("osdid", -1);
        fields.put("osdid-list", null);
        Optional<String> used = withPartitions && !parts.isEmpty() ? Optional.of("partitions") : usage(device)
                .or(() -> parts.stream().flatMap(part -> usage(part).stream()).findFirst())
                .or(() -> parts.isEmpty() ? Optional.empty() : Optional.of("partitions"));
        used.ifPresent(purpose -> fields.put("used", purpose));
        return fields;
    }

    private Map<String, Object> partition(BlockDevice part, BlockDevice disk) {
        Map<String, Object> fields = new TreeMap<>();
        fields.put("devpath", part.node());
        fields.put("parent", disk.node());
        fields.put("gpt", 1);
        fields.put("type", "partition");
        fields.put("size", part.size());
        fields.put("used", usage(part).orElse(null));
        if (!Mounts.of(node).of(part).isEmpty()) {
            fields.put("mounted", 1);
        }
        fields.put("osdid", -1);
        fields.put("osdid-list", null);
        return fields;
    }

    private Optional<String> usage(BlockDevice device) {
        String type = device.partition().map(one -> one.type()).orElse("");
        String holds = device.signature().map(one -> one.type()).orElse("");
        if (holds.equals("LVM2_member") || type.equals(OF_LVM)) {
            return Optional.of("LVM");
        }
        if (type.equals(OF_ZFS) || BlockDevices.of(node).use(device).isPresent() && holds.equals("zfs_member")) {
            return Optional.of("ZFS");
        }
        return Optional.ofNullable(PURPOSES.get(type)).or(() -> Optional.of(holds).filter(text -> !text.isEmpty()))
                .or(() -> Mounts.of(node).of(device).isEmpty() ? Optional.empty() : Optional.of("mounted"))
                .or(() -> device.kind() == BlockDevice.Kind.PARTITION && !BlockDevices.of(node).on(device).isEmpty()
                        ? Optional.of("Device Mapper") : Optional.empty());
    }
}
