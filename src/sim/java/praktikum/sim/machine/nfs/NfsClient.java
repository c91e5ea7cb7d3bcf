package praktikum.sim.machine.nfs;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import praktikum.sim.fs.FileError;
import praktikum.sim.machine.Machine;
import praktikum.sim.machine.MachinePart;
import praktikum.sim.machine.network.Ip;
import praktikum.sim.machine.network.NameResolver;
import praktikum.sim.machine.storage.FileSystemMounter;
import praktikum.sim.machine.storage.Mount;
import praktikum.sim.machine.storage.MountProgram;
import praktikum.sim.machine.storage.Mounts;
import praktikum.sim.shell.Call;

/** The NFS client of a machine: mounts the exports of others, and of itself. */
final class NfsClient implements MachinePart, MountProgram {

    private static final String PROGRAM = "/usr/sbin/mount.nfs";
    private static final int FAILED = 32;
    private static final List<String> VERSIONS = List.of("4.2", "4.1", "4.0", "3");

    private final Machine node;

    NfsClient(Machine node) {
        this.node = node;
    }

    static NfsClient of(Machine machine) {
        return machine.part(NfsClient.class);
    }

    @Override
    public boolean takes(String type, String source) {
        return type.equals("nfs") || type.equals("nfs4") || type.equals("auto") && NfsSource.of(source).isPresent();
    }

    @Override
    public int mount(Call call, String type, String source, String target, List<String> options) throws IOException, InterruptedException {
        Optional<String> wrong = tried(type, source, target, options);
        call.err().print(wrong.orElse(""));
        call.err().flush();
        return wrong.isPresent() ? FAILED : 0;
    }

    /** What mount.nfs says of a mount that fails, after it has tried for as long as it does; once where nothing may wait. */
    private Optional<String> tried(String type, String source, String target, List<String> given) throws InterruptedException {
        Optional<NfsOptions> options = NfsOptions.of(type, given);
        Duration retry = options.map(NfsOptions::retry).orElse(Duration.ZERO);
        Instant until = node.world().clock().instant().plus(retry);
        Duration pause = Duration.ofSeconds(1);
        while (true) {
            Attempt attempt = node.world().ask(() -> attempt(type, source, target, given));
            boolean again = attempt.failure().filter(NfsFailure::passing).isPresent() && !node.world().isInside()
                    && node.world().clock().instant().isBefore(until);
            if (!again) {
                return attempt.says();
            }
            node.world().clock().sleep(attempt.failure().get() == NfsFailure.SILENCE ? Duration.ofSeconds(30) : pause);
            pause = pause.multipliedBy(2).compareTo(Duration.ofSeconds(10)) > 0 ? Duration.ofSeconds(10) : pause.multipliedBy(2);
        }
    }

    @Override
    public boolean mountAtBoot(String type, String source, String target, List<String> options) {
        return attempt(type, source, target, options).says().isEmpty();
    }

    /**
     * What came of a try.
     *
     * @param says what mount.nfs says where it failed
     * @param failure why, where the server had to do with it
     */
    private record Attempt(Optional<String> says, Optional<NfsFailure> failure) {

        static Attempt wrong(String text) {
            return new Attempt(Optional.of(text), Optional.empty());
        }
    }

    private Attempt attempt(String type, String text, String target, List<String> given) {
        if (!node.files().exists(PROGRAM)) {
            return Attempt.wrong("mount: " + target + ": bad option; for several filesystems (e.g. nfs, cifs) you might need a "
                    + "/sbin/mount.<type> helper program.\n       dmesg(1) may have more information after failed mount system call.\n");
        }
        Optional<NfsSource> source = NfsSource.of(text);
        if (source.isEmpty()) {
            return Attempt.wrong("mount.nfs: remote share not in 'host:dir' format\n");
        }
        if (!node.files().isDirectory(target)) {
            return Attempt.wrong("mount.nfs: mount point " + target + (node.files().exists(target) ? " is not a directory\n"
                    : " does not exist\n"));
        }
        if (Mounts.of(node).at(target).filter(mount -> mount.source().equals(text)).isPresent()) {
            return new Attempt(Optional.empty(), Optional.empty());
        }
        Optional<Ip> ip = NameResolver.of(node).resolve(source.get().host());
        if (ip.isEmpty()) {
            return Attempt.wrong("mount.nfs: Failed to resolve server " + source.get().host() + ": Name or service not known\n");
        }
        Optional<NfsOptions> options = NfsOptions.of(type, given);
        Optional<NfsFailure> failure = options.map(read -> mount(source.get(), new NfsReach(node, ip.get()), target, read))
                .orElse(Optional.of(NfsFailure.OPTION));
        return new Attempt(failure.map(why -> why.says(node.release(), text, target)), failure);
    }

    /** Tries the versions one after the other; of version 4 that a path is missing, of 3 that it is denied, is what is told then. */
    private Optional<NfsFailure> mount(NfsSource source, NfsReach reach, String target, NfsOptions options) {
        Optional<NfsServer> server = reach.now();
        if (server.isEmpty()) {
            return Optional.of(reach.failure());
        }
        boolean three = options.version().map("3"::equals).orElse(!options.onlyFour());
        boolean four = options.version().map(version -> !version.equals("3")).orElse(true);
        Optional<Export> export = server.get().export(reach.source(), source.path());
        boolean there = server.get().machine().files().isDirectory(source.path());
        if (four && (export.isPresent() && there || export.isEmpty() && server.get().above(reach.source(), source.path()))) {
            return done(source, reach, target, options, options.version().orElse(VERSIONS.getFirst()));
        }
        if (!three) {
            return Optional.of(NfsFailure.MISSING);
        }
        Optional<NfsFailure> without = reach.withoutMountDaemon();
        if (without.isPresent()) {
            return four ? Optional.of(NfsFailure.MISSING) : without;
        }
        return export.isEmpty() ? Optional.of(NfsFailure.DENIED) : !there ? Optional.of(NfsFailure.MISSING)
                : done(source, reach, target, options, "3");
    }

    private Optional<NfsFailure> done(NfsSource source, NfsReach reach, String target, NfsOptions options, String version) {
        boolean three = version.equals("3");
        String proto = reach.server().isV6() ? "tcp6" : "tcp";
        String shown = String.join(",", FileSystemMounter.shown("nfs", options.plain()), "vers=" + version, "rsize=1048576",
                "wsize=1048576", "namlen=255", options.soft() ? "soft" : "hard", "proto=" + proto, "timeo=" + options.timeo(),
                "retrans=" + options.retrans(), "sec=sys", three ? "mountaddr=" + reach.server() + ",mountvers=3,mountport="
                + NfsServer.MOUNTD + ",mountproto=udp" : "clientaddr=" + reach.source(), "local_lock=none", "addr=" + reach.server());
        var files = new NfsFiles(reach, source.path(), options);
        try {
            Mounts.of(node).mount(new Mount(source.text(), node.files().resolve(target), three ? "nfs" : "nfs4", shown, "", files::usage),
                    files);
            return Optional.empty();
        } catch (FileError e) {
            throw new IllegalStateException(target + " was a directory just now", e);
        }
    }

    /** The words of mount.nfs as a command of its own: {@code mount.nfs SPEC DIR [-o OPTIONS]}. */
    int run(Call call, String type) throws IOException, InterruptedException {
        List<String> args = call.args();
        int o = args.indexOf("-o");
        List<String> plain = Stream.concat(args.subList(0, o < 0 ? args.size() : o).stream(),
                args.subList(o < 0 ? args.size() : Math.min(args.size(), o + 2), args.size()).stream())
                .filter(word -> !word.startsWith("-")).toList();
        if (plain.size() != 2) {
            call.err().print("usage: " + type + " remotetarget dir [-rvVwfnsh] [-o nfsoptions]\n");
            return 1;
        }
        return mount(call, type.replace("mount.", ""), plain.getFirst(), call.path(plain.getLast()),
                o < 0 || o + 1 >= args.size() ? List.of() : List.of(args.get(o + 1).split(",")));
    }
}
