package praktikum.sim.proxmox.storage;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import praktikum.sim.fs.DiskImage;
import praktikum.sim.fs.FileError;
import praktikum.sim.fs.PathNames;
import praktikum.sim.machine.nfs.FilePlace;
import praktikum.sim.machine.storage.Medium;
import praktikum.sim.proxmox.storage.plugin.ImageFile;

/** What lies on a volume of a guest: the head of the disk, and the images of what the guest has written. */
public interface VolumeDisk {

    /** The disk; empty where it is not there or not reached now. */
    Optional<ImageFile> read();

    /** Puts another one there; false where it is not reached now. */
    boolean write(ImageFile image);

    /** The images of what a guest has written on a disk; none where none has. */
    static List<DiskImage> images(ImageFile image) {
        List<DiskImage> found = new ArrayList<>();
        try {
            var in = new ByteArrayInputStream(image.files());
            while (in.available() > 0) {
                found.add(DiskImage.read(in));
            }
        } catch (IOException damaged) {
            return List.of(); // somebody has overwritten it: nothing boots from it any more
        }
        return found;
    }

    /** A disk with other images on it. */
    static ImageFile with(ImageFile image, List<DiskImage> images) {
        var out = new ByteArrayOutputStream();
        try {
            for (DiskImage one : images) {
                one.write(out);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return image.with(out.toByteArray());
    }

    /** The disk in a file. */
    record OfFile(FilePlace place) implements VolumeDisk {

        @Override
        public Optional<ImageFile> read() {
            return place.read().flatMap(ImageFile::parse);
        }

        @Override
        public boolean write(ImageFile image) {
            return place.write(image.bytes());
        }
    }

    /** The disk that a block device or a dataset is. */
    record OnMedium(Medium medium, long size) implements VolumeDisk {

        private static final String NAME = "disk";

        @Override
        public Optional<ImageFile> read() {
            try {
                return ImageFile.parse(medium.tree().read(PathNames.child(medium.path(), NAME)));
            } catch (FileError fresh) {
                return Optional.of(ImageFile.empty("raw", size));
            }
        }

        @Override
        public boolean write(ImageFile image) {
            try {
                medium.tree().makeDirectories(medium.path());
                medium.tree().write(PathNames.child(medium.path(), NAME), image.bytes());
                return true;
            } catch (FileError full) {
                return false;
            }
        }
    }
}
