package praktikum.sim.proxmox.guest.template;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import praktikum.sim.fs.FileError;
import praktikum.sim.machine.Machine;
import praktikum.sim.machine.command.TimeFormat;
import praktikum.sim.machine.network.Ip;
import praktikum.sim.machine.network.NameResolver;
import praktikum.sim.machine.network.TcpConnector;
import praktikum.sim.proxmox.guest.config.GuestError;
import praktikum.sim.proxmox.guest.config.GuestFiles;
import praktikum.sim.proxmox.guest.template.Appliances.Appliance;
import praktikum.sim.proxmox.storage.GuestVolumes;
import praktikum.sim.proxmox.storage.config.StorageError;
import praktikum.sim.proxmox.storage.config.StorageSection;
import praktikum.sim.proxmox.storage.plugin.StorageOutput;
import praktikum.sim.proxmox.task.TaskProcess;
import praktikum.sim.proxmox.task.TaskProcess.Failed;

/** Downloads a template to a storage ({@code download_file_from_url} of PVE::Tools). */
final class ApplianceDownload implements TaskProcess.Work {

    private static final String HOST = "download.proxmox.com";
    private static final long PER_SECOND = 60L << 20;
    private static final int DOTS = 8;

    private final Machine node;
    private final Appliance appliance;
    private final String target;
    private int step;

    private ApplianceDownload(Machine node, Appliance appliance, String target) {
        this.node = node;
        this.appliance = appliance;
        this.target = target;
    }

    /** Looks whether there is such a template and a place for it, and begins. */
    static TaskProcess begin(Machine node, String storage, String template, String tag) throws GuestError {
        Appliance appliance = Appliances.named(template).orElseThrow(() -> GuestError.parameter("template", "no such template"));
        try {
            var volumes = new GuestVolumes(node, new StorageOutput());
            StorageSection section = volumes.enabled(storage, new GuestFiles(node).nodename());
            if (!section.contents().contains("vztmpl")) {
                throw new GuestError("storage '" + storage + "' does not support templates");
            }
            String volume = storage + ":vztmpl/" + template;
            volumes.activate(volume);
            return TaskProcess.start(node, "download", template, tag, new ApplianceDownload(node, appliance, volumes.path(volume)));
        } catch (StorageError e) {
            throw GuestError.of(e);
        }
    }

    @Override
    public Optional<Duration> step(TaskProcess task) throws Failed {
        if (step++ == 0) {
            task.say("downloading " + appliance.location() + " to " + target);
            if (node.files().exists(target)) {
                task.say("calculating checksum of existing file...OK, got correct file already, no need to download");
                return Optional.empty();
            }
            connect(task);
            return Optional.of(Duration.ofMillis(500 + appliance.size() * 1000 / PER_SECOND));
        }
        try {
            node.disk().directories(target.substring(0, target.lastIndexOf('/')));
            node.files().write(target, appliance.image().bytes());
        } catch (FileError e) {
            throw new Failed("unable to rename temporary file: " + e.errno().text());
        }
        progress(task);
        task.say("calculating checksum...OK, checksum verified");
        task.say("download of '" + appliance.location() + "' to '" + target + "' finished");
        return Optional.empty();
    }

    private String time() {
        return TimeFormat.format(node.now(), node.clock().zone(), "yyyy-MM-dd HH:mm:ss");
    }

    private String temporary() {
        return target + ".tmp_dwnl." + Long.toString(appliance.size() % 100_000);
    }

    private void connect(TaskProcess task) throws Failed {
        task.say("--" + time() + "--  " + appliance.location());
        Optional<Ip> ip = NameResolver.of(node).resolve(HOST);
        if (ip.isEmpty()) {
            task.say("Resolving " + HOST + " (" + HOST + ")... failed: Temporary failure in name resolution.");
            task.say("wget: unable to resolve host address ‘" + HOST + "’");
            throw new Failed("download failed: command '/usr/bin/wget --progress=dot:giga -O " + temporary() + " " + appliance.location()
                    + "' failed: exit code 4");
        }
        task.say("Resolving " + HOST + " (" + HOST + ")... " + ip.get());
        if (!TcpConnector.connect(node, ip.get(), 80).open()) {
            task.say("Connecting to " + HOST + " (" + HOST + ")|" + ip.get() + "|:80... failed: Connection timed out.");
            throw new Failed("download failed: command '/usr/bin/wget --progress=dot:giga -O " + temporary() + " " + appliance.location()
                    + "' failed: exit code 4");
        }
        task.say("Connecting to " + HOST + " (" + HOST + ")|" + ip.get() + "|:80... connected.");
        task.say("HTTP request sent, awaiting response... 200 OK");
        task.say("Length: " + appliance.size() + " (" + (appliance.size() >> 20) + "M) [application/octet-stream]");
        task.say("Saving to: '" + temporary() + "'");
    }

    /** A line for every 32 MiB, with how much there is. */
    private void progress(TaskProcess task) {
        long mebibytes = appliance.size() >> 20;
        for (long line = 0; line <= mebibytes / 32; line++) {
            long done = Math.min(100, (line + 1) * 3200 / Math.max(1, mebibytes));
            task.say(String.format(Locale.ROOT, "%6dK%s %3d%% 60.0M %s", line * 32_768, (" " + ".".repeat(DOTS)).repeat(4), done,
                    done == 100 ? "0s" : "1s"));
        }
        task.say(time() + " (60.0 MB/s) - '" + temporary() + "' saved [" + appliance.size() + "/" + appliance.size() + "]");
    }
}
