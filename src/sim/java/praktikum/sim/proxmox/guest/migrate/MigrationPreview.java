package praktikum.sim.proxmox.guest.migrate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import praktikum.sim.machine.Machine;
import praktikum.sim.proxmox.guest.config.GuestConfig;
import praktikum.sim.proxmox.guest.config.GuestError;
import praktikum.sim.proxmox.guest.config.GuestFiles;
import praktikum.sim.proxmox.guest.config.GuestKind;
import praktikum.sim.proxmox.guest.run.GuestHost;
import praktikum.sim.proxmox.pmxcfs.ClusterView;
import praktikum.sim.proxmox.storage.GuestVolumes;
import praktikum.sim.proxmox.storage.config.StorageError;
import praktikum.sim.proxmox.storage.config.StorageSection;
import praktikum.sim.proxmox.storage.plugin.StorageOutput;

/** Where a guest could go, and what keeps it: {@code pvesh get /nodes/NODE/qemu/100/migrate}. */
public final class MigrationPreview {

    private final Machine node;
    private final GuestKind kind;
    private final int id;

    /** That of a guest of a node. */
    public MigrationPreview(Machine node, GuestKind kind, int id) {
        this.node = node;
        this.kind = kind;
        this.id = id;
    }

    /** The fields of the API. */
    public Map<String, Object> fields() throws GuestError {
        GuestConfig config = new GuestFiles(node).load(kind, id);
        if (config.get("lock").isPresent()) {
            throw new GuestError(kind.title() + " is locked (" + config.get("lock").get() + ")");
        }
        Map<String, Object> fields = new TreeMap<>();
        fields.put("running", GuestHost.of(node).get(id).isPresent() ? 1 : 0);
        try {
            nodes(config, fields);
            if (kind == GuestKind.QEMU) {
                fields.put("local_disks", disks(config));
                fields.put("local_resources", config.options().keySet().stream().filter(name -> name.matches("(hostpci|usb)\\d+")).sorted()
                        .toList());
                fields.put("mapped-resources", List.of());
                fields.put("mapped-resource-info", Map.of());
                if (node.release().number() >= 9) {
                    fields.put("has-dbus-vmstate", 1);
                }
            }
        } catch (StorageError e) {
            throw GuestError.of(e);
        }
        return fields;
    }

    private void nodes(GuestConfig config, Map<String, Object> fields) throws StorageError {
        var volumes = new GuestVolumes(node, new StorageOutput());
        List<String> allowed = new ArrayList<>();
        Map<String, Object> refused = new TreeMap<>();
        for (String name : new ClusterView(node).names()) {
            if (name.equals(new GuestFiles(node).nodename())) {
                continue;
            }
            var missing = new TreeSet<String>();
            for (String volume : config.volumes()) {
                StorageSection storage = volumes.of(volume);
                if (storage.shared() && !storage.enabledOn(name)) {
                    missing.add(storage.id());
                }
            }
            if (missing.isEmpty()) {
                allowed.add(name);
            } else {
                refused.put(name, new TreeMap<>(Map.of("unavailable_storages", List.copyOf(missing))));
            }
        }
        fields.put("allowed_nodes", allowed);
        fields.put("not_allowed_nodes", refused);
    }

    private List<Map<String, Object>> disks(GuestConfig config) throws StorageError {
        List<Map<String, Object>> list = new ArrayList<>();
        var volumes = new GuestVolumes(node, new StorageOutput());
        for (LocalVolumes.Volume volume : new LocalVolumes(node, config).all()) {
            Map<String, Object> fields = new TreeMap<>();
            fields.put("cdrom", volume.cdrom() ? 1 : 0);
            fields.put("drivename", volume.drive());
            fields.put("is_attached", volume.reference().equals("attached") || volume.reference().equals("generated") ? 1 : 0);
            fields.put("is_unused", volume.reference().equals("unused") ? 1 : 0);
            fields.put("is_vmstate", 0);
            fields.put("is_tpmstate", 0);
            fields.put("shared", 0);
            fields.put("replicate", 1);
            fields.put("size", volume.id().startsWith("/") ? 0L : volumes.find(volume.id()).map(found -> found.size()).orElse(0L));
            fields.put("volid", volume.id());
            list.add(fields);
        }
        return list;
    }
}
