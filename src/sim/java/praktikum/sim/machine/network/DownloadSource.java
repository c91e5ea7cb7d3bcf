package praktikum.sim.machine.network;

import java.util.Optional;

/** A topic that knows files of servers outside, which machines download. */
public interface DownloadSource {

    /**
     * A file.
     *
     * @param content what is written to the disk
     * @param length bytes that it is said to have
     */
    record Download(byte[] content, long length) {
    }

    /** The file of an address such as {@code https://cloud.debian.org/…/debian-13-genericcloud-amd64.qcow2}; empty where it has none. */
    Optional<Download> download(String url);
}
