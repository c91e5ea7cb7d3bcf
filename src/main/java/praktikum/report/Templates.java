package praktikum.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.apache.velocity.VelocityContext;
import org.apache.velocity.app.VelocityEngine;
import org.apache.velocity.app.event.EventCartridge;
import org.apache.velocity.app.event.ReferenceInsertionEventHandler;
import org.apache.velocity.runtime.RuntimeConstants;
import org.apache.velocity.util.introspection.SecureUberspector;
import praktikum.text.LimitedFile;

/**
 * The templates: those in the kit, or those of a course's own folder where it has a file of that name. Every inserted
 * value is cleaned and escaped but {@link TrustedMarkup}; an unknown reference is an error.
 */
final class Templates {

    private final VelocityEngine engine;
    private final Optional<Path> folder;

    private Templates(VelocityEngine engine, Optional<Path> folder) {
        this.engine = engine;
        this.folder = folder;
    }

    /** The kit's templates, and before them those in {@code COURSE/templates} where a course folder is given. */
    static Templates of(Optional<Path> course) {
        var folder = course.map(path -> path.resolve("templates")).filter(Files::isDirectory);
        var engine = new VelocityEngine();
        engine.setProperty(RuntimeConstants.RESOURCE_LOADERS, folder.isPresent() ? "file,class" : "class");
        folder.ifPresent(path -> engine.setProperty("resource.loader.file.path", path.toString()));
        engine.setProperty("resource.loader.class.class", KitTemplateLoader.class.getName());
        engine.setProperty("resource.loader.class.cache", "true");
        engine.setProperty(RuntimeConstants.RUNTIME_REFERENCES_STRICT, "true");
        engine.setProperty(RuntimeConstants.UBERSPECT_CLASSNAME, SecureUberspector.class.getName());
        engine.setProperty(RuntimeConstants.VM_LIBRARY, "report/macros.vm");
        engine.init();
        return new Templates(engine, folder);
    }

    /** The text that a template gives with these values. */
    String filled(String template, Map<String, Object> values, TextSanitizer clean) {
        var context = new VelocityContext();
        values.forEach(context::put);
        var escape = new EventCartridge();
        ReferenceInsertionEventHandler handler = (at, reference, value) -> switch (value) {
            case null -> null;
            case TrustedMarkup raw -> raw.markup();
            default -> clean.markup(value.toString());
        };
        escape.addReferenceInsertionEventHandler(handler);
        escape.attachToContext(context);
        var text = new StringWriter();
        engine.getTemplate(template, "UTF-8").merge(context, text);
        return text.toString();
    }

    /** A style sheet or another file among the templates, as it is. */
    TrustedMarkup plain(String name) {
        try {
            var own = folder.map(path -> path.resolve(name)).filter(Files::isRegularFile);
            if (own.isPresent()) {
                return new TrustedMarkup(LimitedFile.text(own.get(), LimitedFile.WRITTEN));
            }
            try (InputStream in = Templates.class.getResourceAsStream("/templates/" + name)) {
                if (in == null) {
                    throw new IllegalArgumentException("there is no template " + name);
                }
                return new TrustedMarkup(new String(in.readAllBytes(), StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
