package praktikum.sim.machine.storage.lvm.tool;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import praktikum.sim.machine.Command;
import praktikum.sim.machine.InstantCommand;
import praktikum.sim.machine.Machine;
import praktikum.sim.machine.Product;
import praktikum.sim.machine.Topic;
import praktikum.sim.machine.command.Answer;

/** The commands of LVM. */
public final class LvmToolsTopic implements Topic {

    private static final String BIN = "/usr/sbin/";
    private static final Set<String> FORCE = Set.of("-f", "--force");
    private static final Set<String> RESIZE = Set.of("-f", "--force", "-r", "--resizefs", "--use-policies", "-n", "--nofsck");
    private static final Set<String> RESIZED = Set.of("-L", "--size", "-l", "--extents", "--poolmetadatasize", "-i", "--stripes");
    private static final Set<String> ACTIVATE = Set.of("-a", "--activate");

    @Override
    public boolean isOn(Product product) {
        return product != Product.DEBIAN;
    }

    @Override
    public List<Command> commands(Machine machine) {
        return List.of(
                command(machine, "pvs", Report.FLAGS, Report.VALUED, Report.PVS),
                command(machine, "vgs", Report.FLAGS, Report.VALUED, Report.VGS),
                command(machine, "lvs", Report.FLAGS, Report.VALUED, Report.LVS),
                command(machine, "pvcreate", FORCE, Set.of("-W", "-Z", "--metadatasize", "--dataalignment", "--metadatacopies"),
                        PhysicalVolumes::create),
                command(machine, "pvremove", FORCE, Set.of(), PhysicalVolumes::remove),
                command(machine, "vgcreate", FORCE, Set.of("-s", "--physicalextentsize", "--metadatasize", "-p", "-l"),
                        VolumeGroups::create),
                command(machine, "vgextend", FORCE, Set.of(), VolumeGroups::extend),
                command(machine, "vgreduce", Set.of("-f", "--force", "--removemissing", "-a", "--all"), Set.of(), VolumeGroups::reduce),
                command(machine, "vgremove", FORCE, Set.of(), VolumeGroups::remove),
                command(machine, "vgchange", Set.of("--refresh", "-P", "--partial"), union(ACTIVATE, "--monitor", "--activationmode"),
                        VolumeGroups::change),
                command(machine, "lvcreate", Set.of("-T", "--thin", "-s", "--snapshot", "-H", "-K", "--ignoreactivationskip"),
                        union(ACTIVATE, "-L", "--size", "-l", "--extents", "-n", "--name", "-V", "--virtualsize", "--thinpool", "--type",
                                "-c", "--chunksize", "--poolmetadatasize", "--poolmetadataspare", "-W", "--wipesignatures", "-Z", "--zero",
                                "-k", "--setactivationskip", "-p", "--permission", "-r", "--readahead", "-i", "--stripes", "-m",
                                "--mirrors", "--addtag", "--setautoactivation", "-C", "--contiguous"), VolumeCreation::run),
                command(machine, "lvremove", FORCE, Set.of("-S", "--select"), VolumeRemoval::run),
                command(machine, "lvextend", RESIZE, RESIZED, VolumeChange::resize),
                command(machine, "lvresize", RESIZE, RESIZED, VolumeChange::resize),
                command(machine, "lvchange", Set.of("-f", "--force", "--refresh", "-K", "--ignoreactivationskip"), union(ACTIVATE, "-p",
                        "--permission", "-k", "--setactivationskip", "--addtag", "--deltag", "-Z", "--zero", "--discards",
                        "--errorwhenfull", "--activationmode", "--setautoactivation"), Activation::change),
                command(machine, "lvrename", Set.of(), Set.of(), VolumeChange::rename),
                command(machine, "vgrename", Set.of(), Set.of(), VolumeGroups::rename),
                command(machine, "pvdisplay", Set.of(), Set.of(), Displays::physical),
                command(machine, "vgdisplay", Set.of(), Set.of(), Displays::groups),
                command(machine, "lvdisplay", Set.of(), Set.of(), Displays::volumes),
                command(machine, "vgscan", Set.of("--mknodes", "--cache"), Set.of(), Displays::scanGroups),
                command(machine, "lvscan", Set.of(), Set.of(), Displays::scanVolumes),
                new Command(BIN + "lvconvert", call -> InstantCommand.print(call, Answer.fail(2,
                        "lvconvert: not supported by the simulator\n"))));
    }

    private static Set<String> union(Set<String> some, String... others) {
        return Stream.concat(some.stream(), Stream.of(others)).collect(Collectors.toUnmodifiableSet());
    }

    private static Command command(Machine machine, String name, Set<String> flags, Set<String> valued, LvmProgram.Work work) {
        return new Command(BIN + name, new LvmProgram(name, machine, flags, valued, work));
    }
}
