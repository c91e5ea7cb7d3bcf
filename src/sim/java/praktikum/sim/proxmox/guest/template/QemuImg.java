package praktikum.sim.proxmox.guest.template;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import praktikum.sim.fs.FileError;
import praktikum.sim.machine.InstantCommand;
import praktikum.sim.machine.Machine;
import praktikum.sim.machine.command.Answer;
import praktikum.sim.machine.command.CommandLine;
import praktikum.sim.machine.command.Json;
import praktikum.sim.proxmox.guest.run.Sizes;
import praktikum.sim.proxmox.storage.plugin.ImageFile;
import praktikum.sim.shell.Call;

/** {@code qemu-img info} and {@code qemu-img resize}. */
final class QemuImg implements InstantCommand {

    private static final int CLUSTER = 65_536;
    private static final long BLOCK = 4096;

    @Override
    public Answer answer(Call call, Machine node) {
        List<String> args = call.args();
        String verb = args.isEmpty() ? "" : args.getFirst();
        if (!verb.equals("info") && !verb.equals("resize")) {
            return Answer.fail(2, "qemu-img: only 'info' and 'resize' are supported by the simulator\n");
        }
        CommandLine words = CommandLine.of(args.subList(1, args.size()), Set.of("-U", "--force-share"), Set.of("--output", "-f"));
        if (words.unknown().isPresent() || words.valueless().isPresent() || words.rest().isEmpty()) {
            return Answer.fail(1, "qemu-img: Expecting one image file name\nTry 'qemu-img --help' for more information\n");
        }
        String file = words.rest().getFirst();
        try {
            byte[] content = call.files().read(call.path(file));
            ImageFile image = ImageFile.parse(content).orElse(new ImageFile("raw", content.length, content.length, "", new byte[0]));
            if (verb.equals("info")) {
                return info(file, image, words.value("--output").filter("json"::equals).isPresent());
            }
            return resize(call, file, image, words.rest(1).orElse(""));
        } catch (FileError e) {
            return Answer.fail(1, "qemu-img: Could not open '" + file + "': Could not open '" + file + "': " + e.errno().text() + "\n");
        }
    }

    private static Answer resize(Call call, String file, ImageFile image, String size) throws FileError {
        long bytes = (size.startsWith("+") ? image.size() : 0) + Sizes.bytes(size.replaceFirst("^\\+", ""));
        if (bytes <= 0) {
            return Answer.fail(1, "qemu-img: Invalid image size specified! You may use k, M, G, T, P or E suffixes for \n");
        }
        if (bytes < image.size()) {
            return Answer.fail(1, "qemu-img: Use the --shrink option to perform a shrink operation.\n");
        }
        call.files().write(call.path(file), image.as(image.format(), bytes).bytes());
        return Answer.ok("Image resized.\n");
    }

    private static Answer info(String file, ImageFile image, boolean json) {
        boolean qcow2 = image.format().equals("qcow2");
        long used = Math.min(image.length(), 196_616 + image.files().length) / BLOCK * BLOCK + BLOCK;
        long size = image.system().isEmpty() ? used : Math.max(used, image.length() / BLOCK * BLOCK);
        if (json) {
            Map<String, Object> fields = new TreeMap<>();
            fields.put("virtual-size", image.size());
            fields.put("filename", file);
            fields.put("format", qcow2 ? "qcow2" : "raw");
            fields.put("actual-size", size);
            fields.put("dirty-flag", false);
            if (qcow2) {
                fields.put("cluster-size", CLUSTER);
                Map<String,
                        Object> specific = new LinkedHashMap<>(Map.of("compat", "1.1", "compression-type", "zlib", "lazy-refcounts", false,
                        "refcount-bits", 16, "corrupt", false, "extended-l2", false));
                fields.put("format-specific", new TreeMap<>(Map.of("type", "qcow2", "data", new TreeMap<>(specific))));
            }
            return Answer.ok(Json.pretty(fields) + "\n");
        }
        String length = Sizes.readable(qcow2 ? image.length() : image.size()).replaceFirst("\\.0 ", " ");
        return Answer.ok("image: " + file + "\nfile format: " + (qcow2 ? "qcow2" : "raw") + "\nvirtual size: " + readable(image.size())
                + " ("
                + image.size() + " bytes)\ndisk size: " + readable(size) + "\n"
                + (qcow2 ? "cluster_size: 65536\nFormat specific information:\n"
                + "    compat: 1.1\n    compression type: zlib\n    lazy refcounts: false\n    refcount bits: 16\n    corrupt: false\n"
                + "    extended l2: false\n" : "") + "Child node '/file':\n    filename: " + file
                + "\n    protocol type: file\n    file length: "
                + length + " (" + (qcow2 ? image.length() : image.size()) + " bytes)\n    disk size: " + readable(size) + "\n");
    }

    /** {@code 3 GiB}, {@code 318 MiB}: three digits, as QEMU writes sizes. */
    private static String readable(long bytes) {
        double number = bytes;
        String[] units = {"B", "KiB", "MiB", "GiB", "TiB"};
        int unit = 0;
        while (number >= 1000 && unit < units.length - 1) {
            number /= 1024;
            unit++;
        }
        String digits = Optional.of(String.format(Locale.ROOT, "%.3g", number))
                .map(text -> text.contains(".") ? text.replaceFirst("\\.?0+$",
                "") : text).get();
        return digits + " " + units[unit];
    }
}
