package praktikum.check.storage;

import java.util.List;
import java.util.Optional;
import praktikum.check.ask.NodeAnswers;
import praktikum.check.ask.Unmeasured;
import praktikum.fact.network.ResolvedName;
import praktikum.fact.storage.BlockDevices;
import praktikum.fact.storage.CephStatus;
import praktikum.fact.storage.Datasets;
import praktikum.fact.storage.DeviceLinks;
import praktikum.fact.storage.ExportTable;
import praktikum.fact.storage.Exports;
import praktikum.fact.storage.ImportablePools;
import praktikum.fact.storage.LogicalVolumes;
import praktikum.fact.storage.MountTable;
import praktikum.fact.storage.NfsThreads;
import praktikum.fact.storage.StorageConfig;
import praktikum.fact.storage.StorageEntry;
import praktikum.fact.storage.StorageStatus;
import praktikum.fact.storage.VdevAshift;
import praktikum.fact.storage.VolumeGroups;
import praktikum.fact.storage.Zpool;
import praktikum.fact.storage.ZpoolProperties;
import praktikum.fact.storage.Zpools;
import praktikum.fact.system.RealPath;
import praktikum.fact.system.ServiceState;
import praktikum.fact.system.ServiceStates;
import praktikum.text.Message;

/** A node's disks, pools, volumes and mounts, and the table of storages as it sees it. */
public final class Storage {

    private final NodeAnswers answers;

    /** The storage of the node that gives these answers. */
    public Storage(NodeAnswers answers) {
        this.answers = answers;
    }

    /** Its imported pool of that name, with the names that its disks were given. */
    public Optional<Zpool> pool(String name) {
        return answers.to(Zpools.ASKED).find(name);
    }

    /** The same, with the devices that those names lead to. */
    public Optional<Zpool> resolvedPool(String name) {
        return answers.to(Zpools.RESOLVED).find(name);
    }

    /** The names of pools that lie on its disks and are not imported. */
    public List<String> importable() {
        return answers.to(ImportablePools.ASKED).names();
    }

    /** Properties of all its pools. */
    public ZpoolProperties poolProperties() {
        return answers.to(ZpoolProperties.ASKED);
    }

    /** The sector sizes that a pool was made with. */
    public VdevAshift ashift(String pool) {
        return answers.to(VdevAshift.of(pool));
    }

    /** All its datasets. */
    public Datasets datasets() {
        return answers.to(Datasets.ASKED);
    }

    /** Its logical volumes. */
    public LogicalVolumes volumes() {
        return answers.to(LogicalVolumes.ASKED);
    }

    /** Whether it has a volume group of that name, be there a volume in it or not. */
    public boolean hasVolumeGroup(String name) {
        return answers.to(VolumeGroups.ASKED).find(name).isPresent();
    }

    /** Its block devices; empty where it does not tell. */
    public Optional<BlockDevices> devices() {
        return answers.ifKnown(BlockDevices.ASKED);
    }

    /** What is mounted where. */
    public MountTable mounts() {
        return answers.to(MountTable.ASKED);
    }

    /** The table of storages as it sees it; not measured where it does not see it, for a table that is empty looks the same. */
    public StorageConfig config() {
        answers.prefetch(StorageConfig.ASKED);
        if (mounts().at("/etc/pve").isEmpty()) {
            throw new Unmeasured(Message.of("check.no-pmxcfs", answers.node(), "/etc/pve/storage.cfg"));
        }
        return answers.to(StorageConfig.ASKED);
    }

    /** The storage for which Proxmox VE imports a pool on this node and mounts what is in it: one on the pool that is to be used here. */
    public Optional<StorageEntry> storageOn(String pool) {
        return config().entries().stream().filter(entry -> entry.type().equals("zfspool") && !entry.disabled())
                .filter(entry -> entry.allowedOn(answers.node()))
                .filter(entry -> entry.find("pool").filter(at -> at.equals(pool) || at.startsWith(pool + "/")).isPresent()).findFirst();
    }

    /** Which storages are active on it; asked when its mounts are known, for asking makes Proxmox VE mount what is missing. */
    public StorageStatus status() {
        answers.ifKnown(MountTable.ASKED);
        return answers.to(StorageStatus.ASKED);
    }

    /** What an NFS server's file says that it exports. */
    public Exports exports() {
        return answers.to(Exports.ASKED);
    }

    /** What an NFS server exports now. */
    public ExportTable exportTable() {
        return answers.to(ExportTable.ASKED);
    }

    /** What it makes of the names of clients in the exports of a directory that are not those of planned machines, or do not run. */
    public ClientNames clientNames(String path, List<String> planned) {
        return ClientNames.of(exportTable(), exports(), path, planned, name -> answers.to(ResolvedName.of(name)).addresses());
    }

    /** Whether its kernel serves NFS; yes where that is not known. */
    public boolean servesNfs() {
        return answers.ifKnown(NfsThreads.ASKED).filter(threads -> threads.number() == 0).isEmpty();
    }

    /** The directory or file that a path leads to; empty where it leads to nothing. */
    public Optional<String> realPath(String path) {
        return answers.to(RealPath.of(path)).path();
    }

    /** How its Ceph cluster is; empty where none is installed or set up. */
    public Optional<CephStatus> ceph() {
        return answers.ifInstalled(CephStatus.ASKED).flatMap(status -> status);
    }

    /** The pools of its Ceph cluster. */
    public List<CephStatus.Pool> cephPools() {
        return answers.ifInstalled(CephStatus.POOLS).orElse(List.of());
    }

    /**
     * The lasting name of a device, such as one below {@code /dev/disk/by-id}; the device itself where it has none, or that is not known.
     */
    public String lastingName(String device) {
        return answers.ifKnown(DeviceLinks.ASKED).flatMap(links -> links.lasting(device)).orElse(device);
    }

    /** How a unit stands that does nothing at boot: {@code disabled}, {@code masked}, {@code not-found}; empty where it does its work. */
    public Optional<String> idleAtBoot(String unit) {
        var state = answers.to(ServiceStates.of(unit)).find(unit);
        return state.filter(ServiceState::installed).isEmpty() ? Optional.of("not-found")
                : state.filter(found -> !found.startsAtBoot()).map(found -> found.masked() ? "masked" : found.file().orElse("disabled"));
    }
}
