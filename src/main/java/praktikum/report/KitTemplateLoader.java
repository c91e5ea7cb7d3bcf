package praktikum.report;

import java.io.Reader;
import org.apache.velocity.runtime.resource.loader.ClasspathResourceLoader;

/** Finds templates in the kit, under {@code templates/}. */
public final class KitTemplateLoader extends ClasspathResourceLoader {

    @Override
    public Reader getResourceReader(String name, String encoding) {
        return super.getResourceReader("templates/" + name, encoding);
    }
}
