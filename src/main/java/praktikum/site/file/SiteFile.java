package praktikum.site.file;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import praktikum.site.Site;
import praktikum.site.schema.SchemaValidator;
import praktikum.site.ssh.SshConfig;
import praktikum.site.ssh.SshConfigLogins;
import praktikum.text.FileProblem;
import praktikum.text.Language;
import praktikum.text.LimitedFile;
import praktikum.text.yaml.Yaml;
import praktikum.text.yaml.YamlMapping;
import praktikum.text.yaml.YamlValue;
import praktikum.text.yaml.YamlValue.Fields;

/** {@code site.yaml}: YAML, held by the shipped JSON Schema. */
public final class SiteFile {

    private SiteFile() {
    }

    /** Reads a file; logins are as the file says, {@code ~/.ssh/config} plays no part. Never throws. */
    public static SiteReading read(Path file) {
        return read(file, SshConfig.none());
    }

    /** Reads a file; what it leaves open about logging in is taken from {@code config}. Never throws. */
    public static SiteReading read(Path file, SshConfig config) {
        var name = file.toString();
        try {
            return parse(name, LimitedFile.text(file, LimitedFile.WRITTEN), config, Path.of(System.getProperty("user.home")));
        } catch (NoSuchFileException e) {
            return wrong(FileProblem.of(name, 1, "site.no-file"));
        } catch (IOException | SecurityException e) {
            return wrong(LimitedFile.problem(name, e));
        }
    }

    /** Reads the text of a file that is no longer there, such as the site of a transcript. Never throws. */
    public static SiteReading parse(String name, String text) {
        return parse(name, text, SshConfig.none(), Path.of(System.getProperty("user.home")));
    }

    /** Reads the text of a file. */
    static SiteReading parse(String name, String text, SshConfig config, Path home) {
        var yaml = Yaml.read(name, 1, text);
        var findings = new ArrayList<>(yaml.findings());
        if (yaml.root().isEmpty() && findings.isEmpty()) {
            findings.add(FileProblem.of(name, 1, "site.empty"));
        }
        yaml.root().ifPresent(root -> findings.addAll(findings(name, root)));
        return findings.isEmpty() ? ready(yaml.root().get(), config, home) : new SiteReading.Wrong(findings);
    }

    /** Judges a document that may never have been text. */
    public static SiteReading judge(String name, YamlValue document, SshConfig config, Path home) {
        var findings = findings(name, document);
        return findings.isEmpty() ? ready(document, config, home) : new SiteReading.Wrong(findings);
    }

    private static List<FileProblem> findings(String name, YamlValue document) {
        var findings = new ArrayList<>(SchemaValidator.findings(SiteSchema.WHOLE, name, document));
        if (document instanceof Fields root) {
            findings.addAll(SiteConsistency.findings(name, new YamlMapping(root)));
        }
        return findings.stream().distinct().toList();
    }

    private static SiteReading ready(YamlValue document, SshConfig config, Path home) {
        var tree = YamlMapping.of(document);
        var logins = new SshConfigLogins(config, new SiteBuilder(tree, home).site(), tree);
        return new SiteReading.Ready(logins.site(), logins.warnings());
    }

    /** The text of a {@code site.yaml}, with comments in one language; reading it gives the same site. */
    public static String write(Site site, Language language) {
        return new SiteWriter(site, language, Path.of(System.getProperty("user.home"))).text();
    }

    private static SiteReading wrong(FileProblem finding) {
        return new SiteReading.Wrong(List.of(finding));
    }
}
