package praktikum.sim.proxmox.guest.template;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import praktikum.sim.machine.InstantCommand;
import praktikum.sim.machine.Machine;
import praktikum.sim.machine.VersionOrder;
import praktikum.sim.machine.command.Answer;
import praktikum.sim.machine.network.NameResolver;
import praktikum.sim.machine.network.TcpConnector;
import praktikum.sim.machine.packages.Packages;
import praktikum.sim.proxmox.api.CommandTable;
import praktikum.sim.proxmox.api.PveArguments;
import praktikum.sim.proxmox.api.PveArguments.Kind;
import praktikum.sim.proxmox.guest.config.GuestError;
import praktikum.sim.proxmox.guest.config.GuestFiles;
import praktikum.sim.proxmox.guest.run.GuestCommand;
import praktikum.sim.proxmox.guest.template.Appliances.Appliance;
import praktikum.sim.proxmox.storage.GuestVolumes;
import praktikum.sim.proxmox.storage.config.StorageError;
import praktikum.sim.proxmox.storage.plugin.StorageOutput;
import praktikum.sim.proxmox.storage.plugin.StorageVolume;
import praktikum.sim.shell.Call;
import praktikum.sim.shell.Program;

/** {@code pveam}: the templates that are offered and those that lie on storages (PVE::CLI::pveam). */
final class Pveam implements Program {

    private static final String LIST = "/var/lib/pve-manager/apl-info/download.proxmox.com";

    private final Machine node;

    Pveam(Machine node) {
        this.node = node;
    }

    private static CommandTable table() {
        Map<String, String> lines = new LinkedHashMap<>();
        lines.put("download", "<storage> <template>");
        lines.put("available", " [OPTIONS]");
        lines.put("list", "<storage>");
        lines.put("remove", "<template_path>");
        lines.put("update", "");
        lines.put("help", "[<extra-args>] [OPTIONS]");
        return new CommandTable("pveam", lines, Map.of(), List.of("download", "update"));
    }

    @Override
    public int run(Call call) throws IOException, InterruptedException {
        CommandTable usage = table();
        return switch (usage.command(call.args())) {
            case CommandTable.Refused(String error) -> InstantCommand.print(call, Answer.fail(255, error));
            case CommandTable.Help(String text) -> InstantCommand.print(call, Answer.ok(text));
            case CommandTable.Found(String command, List<String> args) -> carryOut(call.with(args), command, usage.line(command));
        };
    }

    private int carryOut(Call call, String command, String usage) throws IOException, InterruptedException {
        return switch (command) {
            case "update" -> GuestCommand.answer(call, node, Map.of(), 0, usage, words -> this::update);
            case "available" -> GuestCommand.answer(call, node, Map.of("section", Kind.TEXT), 0, usage, words -> () ->
                    available(words.option("section")));
            case "list" -> GuestCommand.answer(call, node, Map.of(), 1, usage, words -> () -> list(words.place(0)));
            case "remove" -> GuestCommand.answer(call, node, Map.of(), 1, usage, words -> () -> remove(words));
            default -> GuestCommand.task(call, node, Map.of(), 2, usage, words -> () -> ApplianceDownload.begin(node, words.place(0),
                    words.place(1), "pveam"));
        };
    }

    private Answer update() {
        boolean reached = NameResolver.of(node).resolve("download.proxmox.com").filter(ip -> TcpConnector.connect(node, ip, 80).open())
                .isPresent();
        node.disk().write("/var/log/pveam.log", node.disk().textOrEmpty("/var/log/pveam.log") + "starting update\n"
                + (reached ? "update successful\n" : "update failed: 500 Can't connect to download.proxmox.com:80\n"));
        if (reached) {
            node.disk().write(LIST, "Package: list\n");
        }
        return reached ? Answer.ok("update successful\n") : new Answer(0, "", "update failed - see /var/log/pveam.log for details\n");
    }

    private Answer available(Optional<String> section) throws GuestError {
        if (section.isPresent() && !Set.of("system", "mail", "turnkeylinux").contains(section.get())) {
            throw GuestError.parameter("section", "value '" + section.get() + "' does not have a value in the enumeration 'system, mail, "
                    + "turnkeylinux'");
        }
        boolean architecture = VersionOrder.compare(Packages.of(node).manager(), "9.2") >= 0;
        var text = new StringBuilder();
        for (Appliance appliance : Appliances.all()) {
            if (section.isEmpty() || appliance.section().equals(section.get())) {
                text.append(String.format(Locale.ROOT, architecture ? "%-15s %-60s amd64\n" : "%-15s %s\n", appliance.section(),
                        appliance.file()));
            }
        }
        return Answer.ok(text.toString());
    }

    private Answer list(String storage) throws GuestError {
        try {
            var volumes = new GuestVolumes(node, new StorageOutput());
            if (!volumes.enabled(storage, new GuestFiles(node).nodename()).contents().contains("vztmpl")) {
                throw new GuestError("Storage does not support templates!");
            }
            var text = new StringBuilder(String.format(Locale.ROOT, "%-60s %-6s\n", "NAME", "SIZE"));
            for (StorageVolume volume : volumes.templates(storage)) {
                text.append(String.format(Locale.ROOT, "%-60s %-4.2fMB\n", volume.id(), volume.size() / 1048576.0));
            }
            return Answer.ok(text.toString());
        } catch (StorageError e) {
            throw GuestError.of(e);
        }
    }

    private Answer remove(PveArguments words) throws GuestError {
        try {
            node.disk().remove(new GuestVolumes(node, new StorageOutput()).path(words.place(0)));
            return Answer.ok("");
        } catch (StorageError e) {
            throw GuestError.of(e);
        }
    }
}
