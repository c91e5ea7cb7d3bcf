package praktikum.sim.proxmox.storage.config;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import praktikum.sim.machine.Release;

/**
 * A type of storage, as its plugin declares it: {@code options} and {@code plugindata} of PVE::Storage::*Plugin in pve-storage 8.3.8
 * (Proxmox VE 8.4) and 9.1.7 (9.2).
 *
 * @param name {@code dir}, {@code zfspool}, …
 * @param required options without which there is no such storage, sorted
 * @param optional the other options, sorted
 * @param fixed those of both that cannot be changed later
 * @param contents the types of content that it can hold
 * @param usual what it holds where nothing is said
 * @param formats formats of images, the default one first
 */
public record StorageType(String name, Set<String> required, Set<String> optional, Set<String> fixed, Set<String> contents,
        List<String> usual, List<String> formats) {

    /** Those whose content lies elsewhere: they are shared whatever is configured. */
    private static final Set<String> SHARED = Set.of("iscsi", "nfs", "cifs", "rbd", "cephfs", "iscsidirect", "zfs", "drbd", "pbs",
            "glusterfs");

    // NAME|required|optional|contents|usual contents|formats; "!" fixed, "~" required and not fixed, "8" and "9": only in that release.
    private static final String FILES = "nodes disable content format prune-backups max-protected-backups mkdir create-base-path "
            + "create-subdirs maxfiles8";
    private static final String EVERYTHING = "images rootdir vztmpl iso backup snippets import";
    private static final List<String> TABLE = List.of(
            "btrfs|path|" + FILES + " shared is_mountpoint nocow preallocation|" + EVERYTHING + " none|images rootdir|raw subvol",
            "cephfs|path|" + FILES + " content-dirs monhost subdir options username fuse bwlimit keyring fs-name"
                    + "|vztmpl iso backup snippets import|backup|raw",
            "cifs|path server share|" + FILES + " content-dirs subdir username password domain smbversion bwlimit preallocation options "
                    + "snapshot-as-volume-chain!9|" + EVERYTHING + "|images|raw qcow2 vmdk",
            "dir|path|" + FILES + " content-dirs shared is_mountpoint bwlimit preallocation snapshot-as-volume-chain!9|" + EVERYTHING
                    + " none|images rootdir|raw qcow2 vmdk subvol",
            "esxi|server~ username~|nodes shared disable content password skip-cert-verification port|import|import|raw qcow2 vmdk",
            "glusterfs8|path volume|" + FILES + " server server2 transport bwlimit preallocation"
                    + "|images vztmpl iso backup snippets import|images|raw qcow2 vmdk",
            "iscsi|portal target|nodes disable content bwlimit|images none|images|raw",
            "iscsidirect|portal target|nodes disable content bwlimit|images none|images|raw",
            "lvm|vgname|nodes shared disable saferemove saferemove-stepsize9 saferemove_throughput content base! tagged_only bwlimit "
                    + "snapshot-as-volume-chain9|images rootdir|images|raw",
            "lvmthin|thinpool vgname|nodes disable content bwlimit|images rootdir|images rootdir|raw",
            "nfs|path server export|" + FILES + " content-dirs options bwlimit preallocation snapshot-as-volume-chain!9|" + EVERYTHING
                    + "|images|raw qcow2 vmdk",
            "pbs|server datastore|namespace port nodes disable content username password encryption-key master-pubkey maxfiles8 "
                    + "prune-backups max-protected-backups fingerprint|backup none|backup|raw",
            "rbd||nodes disable monhost pool data-pool namespace username content krbd keyring bwlimit|images rootdir|images|raw",
            "zfs|portal target pool blocksize iscsiprovider|nodes disable nowritecache sparse comstar_hg comstar_tg lio_tpg content "
                    + "bwlimit zfs-base-path|images|images|raw",
            "zfspool|pool|blocksize sparse nodes disable content bwlimit mountpoint|images rootdir|images rootdir|raw subvol");

    public StorageType {
        required = Collections.unmodifiableSet(new TreeSet<>(required));
        optional = Collections.unmodifiableSet(new TreeSet<>(optional));
        fixed = Set.copyOf(fixed);
        contents = Set.copyOf(contents);
        usual = List.copyOf(usual);
        formats = List.copyOf(formats);
    }

    private static final Map<Release, Map<String, StorageType>> ALL = Arrays.stream(Release.values())
            .collect(Collectors.toUnmodifiableMap(release -> release, StorageType::read));

    /** All types of a release by name, sorted. */
    public static Map<String, StorageType> of(Release release) {
        return ALL.get(release);
    }

    private static Map<String, StorageType> read(Release release) {
        Map<String, StorageType> types = new TreeMap<>();
        TABLE.stream().map(line -> line.split("\\|")).filter(parts -> in(parts[0], release)).map(parts -> read(parts, release))
                .forEach(type -> types.put(type.name(), type));
        return Collections.unmodifiableMap(types);
    }

    private static StorageType read(String[] parts, Release release) {
        Set<String> required = new TreeSet<>();
        Set<String> optional = new TreeSet<>();
        Set<String> fixed = new TreeSet<>();
        for (String word : words(parts[1])) {
            required.add(plain(word));
            if (!word.endsWith("~")) {
                fixed.add(plain(word));
            }
        }
        words(parts[2]).stream().filter(word -> in(word, release)).forEach(word -> {
            optional.add(plain(word));
            if (word.contains("!")) {
                fixed.add(plain(word));
            }
        });
        return new StorageType(plain(parts[0]), required, optional, fixed, Set.copyOf(words(parts[3])), words(parts[4]), words(parts[5]));
    }

    private static List<String> words(String text) {
        return Arrays.stream(text.split(" ")).filter(word -> !word.isEmpty()).toList();
    }

    private static boolean in(String word, Release release) {
        return !word.matches(".*[89]") || word.endsWith(String.valueOf(release.number()));
    }

    private static String plain(String word) {
        return word.replaceAll("[!~]?[89]?$", "");
    }

    /** Whether it has an option of that name. */
    public boolean has(String option) {
        return required.contains(option) || optional.contains(option);
    }

    /** Whether its content is the same for all nodes whatever is configured. */
    public boolean isShared() {
        return SHARED.contains(name);
    }
}
