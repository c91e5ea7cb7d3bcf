package praktikum.report;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.velocity.exception.ResourceNotFoundException;
import org.apache.velocity.runtime.resource.Resource;
import org.apache.velocity.runtime.resource.loader.ResourceLoader;
import org.apache.velocity.util.ExtProperties;
import praktikum.text.LimitedFile;

/** Finds templates in a course's own folder and nowhere else: neither dots nor links lead out of it. */
final class CourseTemplateLoader extends ResourceLoader {

    private final Path folder;

    CourseTemplateLoader(Path folder) {
        this.folder = folder;
    }

    /** The text of a template; empty where the folder has none of that name. */
    Optional<String> text(String name) throws IOException {
        try {
            var file = folder.resolve(name);
            // A course may come from anybody: a template must not show other files of its reader's.
            return Files.isRegularFile(file) && file.toRealPath().startsWith(folder.toRealPath())
                    ? Optional.of(LimitedFile.text(file, LimitedFile.WRITTEN)) : Optional.empty();
        } catch (InvalidPathException none) {
            return Optional.empty();
        }
    }

    @Override
    public void init(ExtProperties none) {
        // All it needs is its folder.
    }

    @Override
    public Reader getResourceReader(String name, String encoding) {
        try {
            return new StringReader(text(name).orElseThrow(() -> new ResourceNotFoundException(name)));
        } catch (IOException unreadable) {
            throw new ResourceNotFoundException(name + ": " + unreadable.getMessage(), unreadable);
        }
    }

    @Override
    public boolean isSourceModified(Resource resource) {
        return false;
    }

    @Override
    public long getLastModified(Resource resource) {
        return 0;
    }
}
