package praktikum.check;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import praktikum.fact.Question;
import praktikum.fact.storage.BlockDevices;
import praktikum.fact.storage.Datasets;
import praktikum.fact.storage.DeviceLinks;
import praktikum.fact.storage.ImportablePools;
import praktikum.fact.storage.LogicalVolumes;
import praktikum.fact.storage.MountTable;
import praktikum.fact.storage.StorageConfig;
import praktikum.fact.storage.StorageStatus;
import praktikum.fact.storage.VdevAshift;
import praktikum.fact.storage.VolumeGroups;
import praktikum.fact.storage.ZpoolProperties;
import praktikum.fact.storage.Zpools;
import praktikum.fact.system.ServiceStates;
import praktikum.host.replay.RecordedAnswers;

/** What a node prints that has built what the usual plan of lab 04 wants, and what is otherwise on it. */
final class StorageOutputs {

    /** The commands by short names. */
    private static final Map<String, Question<?>> QUESTIONS = questions();

    private final Map<String, String> printed = new LinkedHashMap<>();

    private static Map<String, Question<?>> questions() {
        var all = new LinkedHashMap<String, Question<?>>();
        all.put("pools", Zpools.ASKED);
        all.put("real", Zpools.RESOLVED);
        all.put("properties", ZpoolProperties.ASKED);
        all.put("ashift", VdevAshift.of("tank"));
        all.put("datasets", Datasets.ASKED);
        all.put("volumes", LogicalVolumes.ASKED);
        all.put("groups", VolumeGroups.ASKED);
        all.put("devices", BlockDevices.ASKED);
        all.put("links", DeviceLinks.ASKED);
        all.put("import", ImportablePools.ASKED);
        all.put("mounts", MountTable.ASKED);
        all.put("config", StorageConfig.ASKED);
        all.put("status", StorageStatus.ASKED);
        all.put("import-cache", ServiceStates.of("zfs-import-cache.service"));
        all.put("import-tank", ServiceStates.of("zfs-import@tank.service"));
        all.put("mount-unit", ServiceStates.of("zfs-mount.service"));
        return all;
    }

    /** A node on which all is right. */
    StorageOutputs() {
        printed.put("pools", pool("ONLINE", "/dev/disk/by-id/ata-DISK_2-part1"));
        printed.put("real", pool("ONLINE", "/dev/sdb1"));
        printed.put("properties", Stream.of("ashift\t12\tlocal", "health\tONLINE\t-", "size\t106300440576\t-", "allocated\t1048576\t-",
                "free\t106299392000\t-", "capacity\t0\t-", "cachefile\t-\tdefault", "readonly\toff\t-", "autotrim\toff\tdefault")
                .map(line -> "tank\t" + line + "\n").collect(Collectors.joining()));
        printed.put("ashift", "root-0\tashift\t0\t-\nroot-0\tpath\t-\t-\nroot-0\tparent\t-\t-\n"
                + "ata-DISK_2\tashift\t12\t-\nata-DISK_2\tpath\t/dev/disk/by-id/ata-DISK_2-part1\t-\nata-DISK_2\tparent\ttank\t-\n");
        printed.put("datasets", dataset("tank", "local") + dataset("tank/vmc", "inherited from tank")
                + dataset("tank/iso", "inherited from tank") + dataset("tank/backup", "inherited from tank"));
        printed.put("volumes", """
                  {"report": [{"lv": [
                    {"lv_name":"data", "vg_name":"pve", "lv_attr":"twi-a-tz--", "lv_size":"19264438272", "pool_lv":"", "data_percent":"0.00",
                     "metadata_percent":"1.59", "vg_size":"68182605824", "vg_free":"8585740288"},
                    {"lv_name":"root", "vg_name":"pve", "lv_attr":"-wi-ao----", "lv_size":"26369589248", "pool_lv":"", "data_percent":"",
                     "metadata_percent":"", "vg_size":"68182605824", "vg_free":"8585740288"}]}]}
                """);
        printed.put("groups", """
                  {"report": [{"vg": [{"vg_name":"pve", "vg_size":"68182605824", "vg_free":"8585740288"}]}]}
                """);
        printed.put("devices", """
                {"blockdevices": [
                 {"name":"sda","path":"/dev/sda","type":"disk","size":68719476736,"fstype":null,"label":null,"mountpoints":[null],
                  "model":"DISK","serial":"1","rota":true,"pkname":null},
                 {"name":"sdb","path":"/dev/sdb","type":"disk","size":107374182400,"fstype":null,"label":null,"mountpoints":[null],
                  "model":"DISK","serial":"2","rota":true,"pkname":null,"children":[
                   {"name":"sdb1","path":"/dev/sdb1","type":"part","size":107363696640,"fstype":"zfs_member","label":"tank",
                    "mountpoints":[null],"model":null,"serial":null,"rota":true,"pkname":"sdb"}]}]}
                """);
        printed.put("links", "/dev/disk/by-id/ata-DISK_2 ../../sdb\n/dev/disk/by-id/ata-DISK_2-part1 ../../sdb1\n"
                + "/dev/disk/by-id/ata-DISK_3 ../../sdc\n");
        printed.put("import", "");
        printed.put("mounts",
                "/dev/mapper/pve-root / ext4 rw,relatime 0 0\n"
                + "/dev/fuse /etc/pve fuse rw 0 0\ntank /tank zfs rw 0 0\ntank/vmc /tank/vmc zfs rw 0 0\n"
                + "tank/iso /tank/iso zfs rw 0 0\ntank/backup /tank/backup zfs rw 0 0\n");
        printed.put("config", """
                dir: local
                \tpath /var/lib/vz
                \tcontent iso,vztmpl,backup

                lvmthin: local-lvm
                \tthinpool data
                \tvgname pve
                \tcontent rootdir,images

                zfspool: tank
                \tpool tank
                \tcontent images,rootdir
                \tmountpoint /tank

                """ + directory("vmc", "images,rootdir") + directory("iso", "iso,vztmpl") + directory("backup", "backup,snippets"));
        printed.put("status", status(Map.of()));
        printed.put("import-cache", unit("zfs-import-cache.service", "enabled"));
        printed.put("import-tank", unit("zfs-import@tank.service", "disabled"));
        printed.put("mount-unit", unit("zfs-mount.service", "enabled"));
    }

    static String pool(String state, String disk) {
        return "  pool: tank\n state: " + state + "\nconfig:\n\n\tNAME  STATE  READ WRITE CKSUM\n\ttank  " + state + "  0 0 0\n\t  " + disk
                + "  " + state + "  0 0 0\n\nerrors: No known data errors\n";
    }

    static String dataset(String name, String source) {
        return Stream.of("type\tfilesystem\t-", "compression\ton\t" + source, "mountpoint\t/" + name + "\tdefault", "mounted\tyes\t-",
                "canmount\ton\tdefault", "available\t1000\t-", "used\t10\t-", "referenced\t10\t-", "quota\t0\tdefault",
                "recordsize\t131072\tdefault", "compressratio\t1.00\t-", "volsize\t-\t-", "refreservation\t0\tdefault")
                .map(line -> name + "\t" + line + "\n").collect(Collectors.joining());
    }

    private static String directory(String name, String content) {
        return "dir: tank-" + name + "\n\tpath /tank/" + name + "\n\tcontent " + content + "\n\tis_mountpoint 1\n\n";
    }

    static String unit(String name, String file) {
        return "Id=" + name + "\nLoadState=" + (file.equals("masked") ? "masked" : "loaded") + "\nActiveState=active\nSubState=exited\n"
                + "UnitFileState=" + file + "\n";
    }

    static String status(Map<String, String> other) {
        var rows = new ArrayList<String>();
        rows.add("Name               Type     Status     Total (KiB)      Used (KiB) Available (KiB)        %");
        for (var storage : List.of("local dir", "local-lvm lvmthin", "tank zfspool", "tank-backup dir", "tank-iso dir", "tank-vmc dir")) {
            var words = storage.split(" ");
            rows.add(String.format("%-12s %10s %10s %15d %15d %15d %8s", words[0], words[1], other.getOrDefault(words[0], "active"), 100000,
                    100, 99900, "0.10%"));
        }
        return String.join("\n", rows) + "\n";
    }

    /** The same with another answer. */
    StorageOutputs with(String name, String text) {
        if (!QUESTIONS.containsKey(name)) {
            throw new IllegalArgumentException(name);
        }
        printed.put(name, text);
        return this;
    }

    /** The same with some text of an answer replaced, which has to be there. */
    StorageOutputs with(String name, String old, String text) {
        if (!printed.get(name).contains(old)) {
            throw new IllegalArgumentException(name + " has no " + old);
        }
        return with(name, printed.get(name).replace(old, text));
    }

    /** Has a node print it. */
    void on(Machines machines, String node) {
        QUESTIONS.forEach((name, question) -> machines.answers(node, RecordedAnswers.printed(printed.get(name)),
                question.argv().getFirst(), question.argv().stream().skip(1).toArray(String[]::new)));
    }
}
