package praktikum.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.velocity.VelocityContext;
import org.apache.velocity.app.VelocityEngine;
import org.apache.velocity.app.event.EventCartridge;
import org.apache.velocity.app.event.ReferenceInsertionEventHandler;
import org.apache.velocity.exception.VelocityException;
import org.apache.velocity.runtime.RuntimeConstants;
import org.apache.velocity.util.introspection.SecureUberspector;
import praktikum.text.Message;

/**
 * The templates: those in the kit, or those of a course's own folder where it has a file of that name. Every inserted
 * value is cleaned and escaped but {@link TrustedMarkup}; an unknown reference is an error.
 */
final class Templates {

    private static final String CLOSED = """
            <!DOCTYPE html>
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; font-src data:; \
            style-src 'unsafe-inline'; form-action 'none'; base-uri 'none'">
            """;

    /** No policy keeps a page from sending its reader elsewhere by an element "meta", so those that only say something are let through. */
    private static final Pattern PLAIN_META = Pattern.compile("<meta(?:\\s+(?:charset|name|content)=\"[^\"<>]*\")*\\s*/?>");

    private final VelocityEngine engine;
    private final Optional<CourseTemplateLoader> own;

    private Templates(VelocityEngine engine, Optional<CourseTemplateLoader> own) {
        this.engine = engine;
        this.own = own;
    }

    /** The kit's templates, and before them those in {@code COURSE/templates} where a course folder is given. */
    static Templates of(Optional<Path> course) {
        var own = course.map(path -> path.resolve("templates")).filter(Files::isDirectory).map(CourseTemplateLoader::new);
        var engine = new VelocityEngine();
        engine.setProperty(RuntimeConstants.RESOURCE_LOADERS, own.isPresent() ? "course,class" : "class");
        own.ifPresent(loader -> engine.setProperty("resource.loader.course.instance", loader));
        engine.setProperty("resource.loader.class.class", KitTemplateLoader.class.getName());
        engine.setProperty("resource.loader.class.cache", "true");
        engine.setProperty(RuntimeConstants.RUNTIME_REFERENCES_STRICT, "true");
        engine.setProperty(RuntimeConstants.UBERSPECT_CLASSNAME, SecureUberspector.class.getName());
        engine.setProperty(RuntimeConstants.VM_LIBRARY, "report/macros.vm");
        engine.init();
        return new Templates(engine, own);
    }

    /**
     * The text that a template gives with these values. On paper nothing is ever loaded; on a screen the page itself forbids it to the
     * browser, and before everything else where the templates are somebody else's.
     */
    String filled(String template, Map<String, Object> values, TextSanitizer clean, boolean paged) throws IOException {
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
        try {
            engine.getTemplate(template, "UTF-8").merge(context, text);
        } catch (VelocityException broken) {
            if (own.isPresent()) {
                throw new BrokenTemplate(String.valueOf(broken.getMessage()), broken);
            }
            throw broken;
        }
        if (own.isEmpty() || paged) {
            return text.toString();
        }
        // Values are escaped, so what opens an element is the template's own.
        if (PLAIN_META.matcher(text.toString()).replaceAll("").toLowerCase(Locale.ROOT).contains("<meta")) {
            throw new BrokenTemplate(Message.of("report.template-meta"));
        }
        return CLOSED + text;
    }

    /** A style sheet or another file among the templates, as it is. */
    TrustedMarkup plain(String name) throws IOException {
        var replaced = own.isPresent() ? own.get().text(name) : Optional.<String>empty();
        if (replaced.isPresent()) {
            return new TrustedMarkup(replaced.get());
        }
        try (InputStream in = Templates.class.getResourceAsStream("/templates/" + name)) {
            if (in == null) {
                throw new IllegalArgumentException("there is no template " + name);
            }
            return new TrustedMarkup(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
    }
}
