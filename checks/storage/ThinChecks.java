package storage;

import static praktikum.check.Expect.cannotTell;
import static praktikum.check.Expect.every;
import static praktikum.check.Expect.judgeAll;
import static praktikum.check.verdict.Judgement.right;
import static praktikum.check.verdict.Judgement.wrong;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import praktikum.check.Check;
import praktikum.check.ChecksFor;
import praktikum.check.Cluster;
import praktikum.check.Node;
import praktikum.check.storage.StoragePlanEntry;
import praktikum.check.verdict.Judgement;
import praktikum.fact.storage.LogicalVolume;

/** Lab 04: thin pools of LVM. */
@ChecksFor("04-storage")
final class ThinChecks {

    /** From here on somebody has to do something about it, in percent. */
    private static final int FULL = 80;

    /** What Proxmox VE calls the disks of guests and of templates: PVE/Storage/LVMPlugin.pm. */
    private static final Pattern OF_A_GUEST = Pattern.compile("(vm|base)-\\d+-.*");

    @Check("thin-pool")
    void theThinPoolsAreThereAndActive(Cluster cluster) {
        judgeAll(cluster.nodes(), node -> every(thin(cluster, node), storage -> pool(node, storage)));
    }

    private static List<StoragePlanEntry> thin(Cluster cluster, Node node) {
        return cluster.localStorages().stream().filter(storage -> storage.type().equals("lvmthin") && storage.on(node.name())).toList();
    }

    private static Judgement pool(Node node, StoragePlanEntry storage) {
        var group = storage.target().get("vgname");
        var name = storage.target().get("thinpool");
        var volumes = node.storage().volumes().volumes().stream().filter(volume -> volume.group().equals(group)).toList();
        var found = volumes.stream().filter(volume -> volume.name().equals(name)).findFirst();
        var wrong = wrong(group + "/" + name, found.map(LogicalVolume::attributes)).with("vg", group).with("pool", name)
                .with("disk", storage.disk().map(node.storage()::lastingName).orElse("DISK"));
        if (found.isEmpty()) {
            return wrong.mistake(volumes.isEmpty() && !node.storage().hasVolumeGroup(group) ? "no-group" : "missing");
        }
        if (!found.get().thinPool()) {
            return wrong.mistake("not-thin");
        }
        if (!found.get().active()) {
            return wrong.mistake("inactive");
        }
        var thick = volumes.stream().filter(volume -> OF_A_GUEST.matcher(volume.name()).matches() && !volume.thinVolume()).findFirst();
        return thick.map(volume -> wrong.mistake("thick").with("volume", volume.name()))
                .orElseGet(() -> right(group + "/" + name + " " + found.get().attributes()));
    }

    @Check(value = "thin-fill", after = "thin-pool")
    void theThinPoolsHaveRoomLeft(Cluster cluster) {
        judgeAll(cluster.nodes(), node -> every(thin(cluster, node), storage -> {
            var group = storage.target().get("vgname");
            var name = storage.target().get("thinpool");
            var found = node.storage().volumes().find(group, name).orElseThrow(() -> cannotTell("check.storage.no-volume", group, name));
            var data = found.data().orElse(0);
            var metadata = found.metadata().orElse(0);
            if (Stream.of(data, metadata).allMatch(percent -> percent < FULL)) {
                return right(group + "/" + name + " " + data + " %, " + metadata + " %");
            }
            return wrong(FULL, data >= FULL ? data : metadata).mistake(data >= FULL ? "data" : "metadata").with("vg", group)
                    .with("pool", name);
        }));
    }
}
