package praktikum.sim.proxmox.guest.template;

import java.util.Optional;
import praktikum.sim.machine.guest.OperatingSystem;
import praktikum.sim.machine.network.DownloadSource.Download;
import praktikum.sim.proxmox.storage.plugin.ImageFile;

/** Disk images of distributions and ISO images, by the addresses that they are downloaded from. */
final class CloudImages {

    private static final long DEBIAN = 3L << 30;
    private static final long DEBIAN_FILE = 333_447_168;
    private static final long UBUNTU = (3L << 30) + (512L << 20);
    private static final long UBUNTU_FILE = 624_263_168;
    private static final long ISO = 783_286_272;

    private CloudImages() {}

    /** The file of an address; empty where none is there. */
    static Optional<Download> of(String url) {
        String name = url.replaceFirst(".*/", "");
        if (name.matches("[A-Za-z0-9._-]+\\.iso")) {
            return Optional.of(download(new ImageFile("iso", ISO, ISO, "", new byte[0])));
        }
        Optional<OperatingSystem> system = OperatingSystem.of(name).filter(OperatingSystem::image);
        boolean debian = url.startsWith("https://cloud.debian.org/images/cloud/")
                || url.startsWith("http://cloud.debian.org/images/cloud/");
        boolean ubuntu = url.matches("https?://cloud-images\\.ubuntu\\.com/.*");
        return system.filter(found -> found.distribution().equals("debian") ? debian : ubuntu).map(found -> {
            boolean ofDebian = found.distribution().equals("debian");
            return download(new ImageFile(name.endsWith(".raw") ? "raw" : "qcow2", ofDebian ? DEBIAN : UBUNTU, ofDebian ? DEBIAN_FILE
                    : UBUNTU_FILE, found.text(), new byte[0]));
        });
    }

    private static Download download(ImageFile image) {
        return new Download(image.bytes(), image.length());
    }
}
