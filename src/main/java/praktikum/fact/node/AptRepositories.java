package praktikum.fact.node;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import praktikum.fact.Json;
import praktikum.fact.Printed;
import praktikum.fact.Question;
import praktikum.fact.Reading;

/**
 * The package repositories of a node, from {@code pvesh get /nodes/NODE/apt/repositories}.
 *
 * @param standard per handle ({@code enterprise}, {@code no-subscription}, {@code test} …) whether that standard repository is
 *     enabled; a handle is absent where the repository is not configured
 * @param repositories all entries of all files
 * @param errors what Proxmox VE itself could not read, one text per file
 */
public record AptRepositories(Map<String, Boolean> standard, List<Repository> repositories, List<String> errors) {

    private static final Pattern NETWORK = Pattern.compile("(?:https?|ftp)://.*");
    private static final Pattern TO_QUOTE = Pattern.compile("[\\\\|{}\\[\\]<>\"^~_=!@#$%&*]");
    private static final List<String> RELEASE = List.of("_InRelease", "_Release");

    /**
     * One entry of a file.
     *
     * @param file its path
     * @param enabled whether APT uses it
     * @param uris where packages come from
     * @param suites such as {@code trixie}
     * @param components such as {@code pve-no-subscription}
     */
    public record Repository(String file, boolean enabled, List<String> uris, List<String> suites, List<String> components) {}

    public AptRepositories {
        standard = Map.copyOf(standard);
        repositories = List.copyOf(repositories);
        errors = List.copyOf(errors);
    }

    /** Those of a node. */
    public static Question<AptRepositories> of(String node) {
        return Question.ofApi(AptRepositories::read, "/nodes/" + node + "/apt/repositories");
    }

    /** Reads the JSON of Proxmox VE 8 or 9: {@code {"handle":"no-subscription","status":1}} → that one is enabled. */
    public static Reading<AptRepositories> read(Printed printed) {
        return Reading.of(printed, p -> {
            Json json = Json.of(p);
            Map<String, Boolean> standard = new HashMap<>();
            for (Json item : json.get("standard-repos").items()) {
                var status = item.find("status");
                if (status.isPresent()) {
                    standard.merge(item.text("handle"), status.get().flag(), Boolean::logicalOr);
                } else {
                    item.text("handle");
                }
            }
            List<Repository> repositories = new ArrayList<>();
            for (Json file : json.items("files")) {
                for (Json entry : file.items("repositories")) {
                    repositories.add(new Repository(file.text("path"), entry.flag("Enabled"), entry.texts("URIs"), entry.texts("Suites"),
                            entry.texts("Components")));
                }
            }
            var errors = json.find("errors", list -> list.items(error -> error.text("path") + ": " + error.text("error")));
            return new AptRepositories(standard, repositories, errors.orElse(List.of()));
        });
    }

    /** The enabled repositories on the network of which apt has no list, by what {@code /var/lib/apt/lists} holds. */
    public List<String> unfetched(Set<String> lists) {
        return repositories.stream().filter(Repository::enabled).flatMap(one -> one.uris().stream().filter(NETWORK.asMatchPredicate())
                .flatMap(uri -> one.suites().stream().filter(suite -> !suite.endsWith("/") && !suite.contains("$"))
                        .filter(suite -> RELEASE.stream().noneMatch(name -> lists.contains(listFile(uri, suite) + name)))
                        .map(suite -> uri + " " + suite))).distinct().toList();
    }

    // As apt's URItoFileName() makes a file's name of an address.
    private static String listFile(String uri, String suite) {
        String place = uri.replaceFirst("^[a-z+]+://(?:[^/@]*@)?", "").replaceFirst("/*$", "/dists/") + suite;
        return TO_QUOTE.matcher(place).replaceAll(sign -> String.format(Locale.ROOT, "%%%02x", (int) sign.group().charAt(0)))
                .replace('/', '_');
    }

    /** Whether a standard repository is configured and enabled. */
    public boolean enabled(String handle) {
        return standard.getOrDefault(handle, false);
    }

    /**
     * Whether an enabled entry has a component, wherever it is fetched from: Proxmox VE itself counts no mirror and no other release among
     * its standard repositories.
     */
    public boolean fetches(String component) {
        return repositories.stream().anyMatch(one -> one.enabled() && one.components().contains(component));
    }

    /** The suites of the enabled entries that have one of these components. */
    public List<String> suitesOf(String... components) {
        return repositories.stream().filter(one -> one.enabled() && one.components().stream().anyMatch(List.of(components)::contains))
                .flatMap(one -> one.suites().stream()).distinct().toList();
    }
}
