package praktikum.sim.proxmox.guest.template;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import praktikum.sim.machine.Command;
import praktikum.sim.machine.Machine;
import praktikum.sim.machine.Product;
import praktikum.sim.machine.Topic;
import praktikum.sim.machine.network.DownloadSource;
import praktikum.sim.proxmox.api.ApiPath;
import praktikum.sim.proxmox.api.ApiResult;
import praktikum.sim.proxmox.api.ApiSource;
import praktikum.sim.proxmox.guest.run.GuestCommand;

/** Templates and images, and where they come from. */
public final class TemplateTopic implements Topic, ApiSource, DownloadSource {

    @Override
    public boolean isOn(Product product) {
        return product == Product.PROXMOX_VE;
    }

    @Override
    public List<Command> commands(Machine machine) {
        return List.of(new Command("/usr/bin/pveam", new Pveam(machine)), Command.instant("/usr/bin/qemu-img", machine, new QemuImg()));
    }

    @Override
    public List<ApiPath> paths() {
        return List.of(
                ApiPath.get("/nodes/{node}/aplinfo", request -> ApiResult.of(Appliances.all().stream().map(one -> (Map<String, Object>)
                        new TreeMap<String, Object>(Map.of("section", one.section(), "template", one.file(), "type", "lxc", "location",
                                one.location(), "architecture", "amd64"))).toList())),
                ApiPath.change("create", "/nodes/{node}/aplinfo", (request, call) -> GuestCommand.task(request, call, () ->
                        ApplianceDownload.begin(request.node(), request.parameter("storage"), request.parameter("template"), "pvesh"))));
    }

    @Override
    public Optional<Download> download(String url) {
        Optional<Appliances.Appliance> appliance = Appliances.named(url.replaceFirst(".*/", ""))
                .filter(one -> url.replaceFirst("^https:", "http:").equals(one.location()));
        return appliance.map(one -> new Download(one.image().bytes(), one.size())).or(() -> CloudImages.of(url));
    }
}
