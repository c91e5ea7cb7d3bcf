package praktikum.fact.migration;

import java.util.Optional;
import praktikum.fact.DataSize;

/**
 * A disk that was copied while the machine ran, over NBD.
 *
 * @param drive where it is attached, such as {@code scsi0}
 * @param transferred what had been copied when last told
 * @param total its size
 * @param completed whether the log tells that it was
 */
public record DiskMirror(String drive, Optional<DataSize> transferred, Optional<DataSize> total, boolean completed) {}
