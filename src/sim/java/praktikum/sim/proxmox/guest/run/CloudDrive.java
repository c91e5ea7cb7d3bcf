package praktikum.sim.proxmox.guest.run;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import praktikum.sim.machine.guest.CloudSeed;
import praktikum.sim.proxmox.api.Digest;
import praktikum.sim.proxmox.guest.config.GuestConfig;
import praktikum.sim.proxmox.guest.config.PropertyString;

/** The drive by which Proxmox VE tells cloud-init in a virtual machine what its configuration says. */
public final class CloudDrive {

    private CloudDrive() {}

    /** Whether a drive is one. */
    public static boolean is(PropertyString drive) {
        return drive.get("file", "").matches(".*[:/]vm-\\d+-cloudinit(\\.\\w+)?");
    }

    /** What it tells; empty where the machine has none. */
    static Optional<CloudSeed> seed(GuestConfig config, int id) {
        if (config.drives().values().stream().noneMatch(CloudDrive::is)) {
            return Optional.empty();
        }
        List<CloudSeed.Card> cards = new ArrayList<>();
        int last = config.options().keySet().stream().filter(name -> name.matches("ipconfig\\d+"))
                .mapToInt(name -> Integer.parseInt(name.substring("ipconfig".length()))).max().orElse(-1);
        for (int number = 0; number <= last; number++) {
            PropertyString card = PropertyString.of(config.get("ipconfig" + number, ""), "ip");
            cards.add(new CloudSeed.Card(card.get("ip", ""), card.get("gw", ""), card.get("ip6", ""), card.get("gw6", "")));
        }
        List<String> keys = URLDecoder.decode(config.get("sshkeys", ""), StandardCharsets.UTF_8).lines().filter(line -> !line.isBlank())
                .toList();
        List<String> servers = List.of(config.get("nameserver", "").split("[ ,;]+")).stream().filter(word -> !word.isEmpty()).toList();
        String told = String.join("\n", Map.copyOf(config.options()).entrySet().stream().filter(option -> option.getKey()
                .matches("ci.*|ipconfig\\d+|sshkeys|nameserver|searchdomain|name")).map(Map.Entry::toString).sorted().toList());
        return Optional.of(new CloudSeed(Digest.sha1(told), config.get("name", "VM" + id).replaceFirst("\\..*", ""),
                config.get("ciuser", ""),
                config.get("cipassword"), keys, cards, servers, config.get("searchdomain", "")));
    }
}
