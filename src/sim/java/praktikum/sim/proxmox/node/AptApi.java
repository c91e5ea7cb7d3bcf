package praktikum.sim.proxmox.node;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import praktikum.sim.machine.Machine;
import praktikum.sim.machine.packages.Packages;
import praktikum.sim.machine.packages.Repositories;
import praktikum.sim.proxmox.api.ApiResult;
import praktikum.sim.proxmox.api.Digest;

/** {@code /nodes/NODE/apt/…}: repositories as the files say them, updates as the package lists offer them. */
final class AptApi {

    private final Machine node;

    AptApi(Machine node) {
        this.node = node;
    }

    Map<String, Object> repositories() {
        List<Repositories.File> files = Repositories.of(node.disk());
        List<Map<String, Object>> list = new ArrayList<>();
        List<Map<String, Object>> infos = new ArrayList<>();
        for (Repositories.File file : files) {
            List<Map<String, Object>> entries = new ArrayList<>();
            for (Repositories.Entry entry : file.entries()) {
                Map<String, Object> fields = new TreeMap<>();
                fields.put("Enabled", entry.enabled() ? 1 : 0);
                fields.put("FileType", file.deb822() ? "sources" : "list");
                fields.put("Types", entry.types());
                fields.put("URIs", entry.uris());
                fields.put("Suites", entry.suites());
                fields.put("Components", entry.components());
                if (!entry.options().isEmpty()) {
                    fields.put("Options", entry.options().entrySet().stream()
                            .map(option -> Map.of("Key", option.getKey(), "Values", List.of(option.getValue()))).toList());
                }
                infos.add(new TreeMap<>(Map.of("index", String.valueOf(entries.size()), "kind", "origin", "message", origin(entry),
                        "path", file.path())));
                entries.add(fields);
            }
            list.add(new TreeMap<>(Map.of("path", file.path(), "file-type", file.deb822() ? "sources" : "list", "repositories", entries,
                    "digest", List.of(0))));
        }
        Map<String, Object> result = new TreeMap<>();
        result.put("digest", Digest.sha1(list.toString()));
        result.put("errors", List.of());
        result.put("files", list);
        result.put("infos", infos);
        result.put("standard-repos", standard(files));
        return result;
    }

    private static String origin(Repositories.Entry entry) {
        return entry.uris().getFirst().contains("proxmox.com") ? "Proxmox" : entry.uris().getFirst().contains("debian.org") ? "Debian"
                : "Other";
    }

    private List<Map<String, Object>> standard(List<Repositories.File> files) {
        List<Map<String, Object>> list = new ArrayList<>();
        list.add(standard(files, "enterprise", "Enterprise", "pve-enterprise",
                "This is the default, stable, and recommended repository, available for all Proxmox subscription users."));
        list.add(standard(files, "no-subscription", "No-Subscription", "pve-no-subscription",
                "This is the recommended repository for testing and non-production use."));
        list.add(standard(files, "test", "Test", node.release().number() >= 9 ? "pve-test" : "pvetest",
                "This repository contains the latest packages and is primarily used for test labs."));
        return list;
    }

    // Only from Proxmox's own servers and for the node's own release, as proxmox-apt looks for it.
    private Map<String, Object> standard(List<Repositories.File> files, String handle, String name, String component, String description) {
        List<Repositories.Entry> found = files.stream().flatMap(file -> file.entries().stream()).filter(entry -> entry.components()
                .contains(component) && entry.types().contains("deb") && entry.suites().contains(node.release().codename())
                && entry.uris().stream().anyMatch(uri -> uri.matches("https?://(download|enterprise)[.]proxmox[.]com/debian/pve/*")))
                .toList();
        Map<String, Object> fields = new TreeMap<>(Map.of("handle", handle, "name", name, "description", description));
        fields.put("status", found.isEmpty() ? null : found.stream().anyMatch(Repositories.Entry::enabled) ? 1 : 0);
        return fields;
    }

    ApiResult updates() {
        Map<String, String> offered = Packages.of(node).offered();
        List<Map<String, Object>> list = new ArrayList<>();
        for (String name : Packages.of(node).upgradable()) {
            list.add(new TreeMap<>(Map.of("Package", name, "Version", offered.get(name), "OldVersion", Packages.of(node).version(name)
                    .orElse(""),
                    "Arch", "amd64", "Origin", "Proxmox", "Title", name, "Section", "admin", "Priority", "optional", "Description", name)));
        }
        return ApiResult.of(list, List.of("Arch", "Description", "OldVersion", "Origin", "Package", "Priority", "Section", "Title",
                "Version"));
    }

    ApiResult versions() {
        List<Map<String, Object>> list = new ArrayList<>();
        node.release().packages().stream().filter(pkg -> pkg.component().equals("pve")).forEach(pkg -> {
            Map<String, Object> fields = new TreeMap<>(Map.of("Package", pkg.name(), "Version", Packages.of(node).version(pkg.name())
                    .orElse(""),
                    "CurrentState", Packages.of(node).version(pkg.name()).isPresent() ? "Installed" : "NotInstalled", "Arch", "amd64",
                    "Title", pkg.name()));
            if (pkg.name().equals("proxmox-ve")) {
                fields.put("RunningKernel", node.kernel());
            } else if (pkg.name().equals("pve-manager")) {
                fields.put("ManagerVersion", Packages.of(node).manager() + "/" + node.release().id(Packages.of(node).manager()));
            }
            list.add(fields);
        });
        return ApiResult.of(list);
    }
}
