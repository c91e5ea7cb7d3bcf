package praktikum.sim.proxmox.ha.file;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import praktikum.sim.machine.Machine;
import praktikum.sim.proxmox.ha.config.HaFiles;
import praktikum.sim.proxmox.ha.config.HaResource;
import praktikum.sim.proxmox.ha.config.HaSettings;
import praktikum.sim.proxmox.ha.config.RequestState;
import praktikum.sim.proxmox.ha.config.Section;
import praktikum.sim.proxmox.ha.config.ShutdownPolicy;
import praktikum.sim.proxmox.ha.node.HaFileError;
import praktikum.sim.proxmox.ha.status.LrmStatus;
import praktikum.sim.proxmox.ha.status.ManagerStatus;
import praktikum.sim.proxmox.ha.status.StatusText;
import praktikum.sim.proxmox.pmxcfs.Pmxcfs;

/** The files of the HA stack as a node reads and writes them; a {@link HaFileError} where the cluster file system does not answer. */
public final class HaStore {

    /** The services. */
    public static final String RESOURCES = "/etc/pve/ha/resources.cfg";
    /** The rules of Proxmox VE 9. */
    public static final String RULES = "/etc/pve/ha/rules.cfg";
    /** The groups of Proxmox VE 8. */
    public static final String GROUPS = "/etc/pve/ha/groups.cfg";

    private static final String STATUS = "/etc/pve/ha/manager_status";
    private static final String COMMANDS = "/etc/pve/ha/crm_commands";
    private static final String NODES = "/etc/pve/nodes";
    private static final List<String> REQUIRED = List.of("affinity", "nodes", "resources");
    private static final Map<String, String> FOLDERS = Map.of("vm", "qemu-server", "ct", "lxc");
    private static final Pattern CONF = Pattern.compile("([1-9]\\d{2,8})\\.conf");
    private static final Pattern LOCK = Pattern.compile("(?m)\\A((?:(?!\\[).*\\n)*?)lock: (\\S+)\\n");

    private final Machine node;

    /** Those that a node sees. */
    public HaStore(Machine node) {
        this.node = node;
    }

    private void mustAnswer() {
        if (!Pmxcfs.of(node).running()) {
            throw new HaFileError("Connection refused");
        }
    }

    private String read(String path) {
        mustAnswer();
        return node.disk().textOrEmpty(path);
    }

    /** The text of one of the three files of configuration. */
    public String text(String path) {
        return read(path);
    }

    private void write(String path, String text) {
        if (!node.disk().write(path, text)) {
            throw new HaFileError("unable to open file '" + path + ".tmp." + node.nextPid() + "' - Permission denied");
        }
    }

    /** What people configured. */
    public HaFiles files() {
        return HaFiles.read(read(RESOURCES), read(RULES), read(GROUPS));
    }

    /** Writes one of the three files. */
    public void write(String path, List<Section> sections) {
        write(path, Section.write(sections, REQUIRED));
    }

    /** The services, each where its guest is. */
    public SortedMap<String, HaResource> resources() {
        return files().services(guests());
    }

    /** The node of each guest, by what its service is or would be called. */
    public SortedMap<String, String> guests() {
        mustAnswer();
        SortedMap<String, String> guests = new TreeMap<>();
        for (String name : node.disk().list(NODES)) {
            FOLDERS.forEach((type, folder) -> node.disk().list(NODES + "/" + name + "/" + folder).stream().map(CONF::matcher)
                    .filter(Matcher::matches).forEach(file -> guests.put(type + ":" + file.group(1), name)));
        }
        return guests;
    }

    private static String guest(String sid, String nodename) {
        return NODES + "/" + nodename + "/" + FOLDERS.get(sid.substring(0, 2)) + "/" + sid.substring(3) + ".conf";
    }

    /** Gives a guest to another node. */
    public void move(String sid, String from, String to) {
        if (!from.equals(to) && !node.disk().rename(guest(sid, from), guest(sid, to))) {
            throw new HaFileError("rename '" + guest(sid, from) + "' to '" + guest(sid, to) + "' failed - No such file or directory");
        }
    }

    /** Takes the lock off a guest that something has left there, if it is one of these. */
    public Optional<String> removeLock(String sid, String nodename, List<String> removable) {
        String path = guest(sid, nodename);
        Matcher lock = LOCK.matcher(node.disk().textOrEmpty(path));
        if (!lock.find() || !removable.contains(lock.group(2))) {
            return Optional.empty();
        }
        write(path, lock.replaceFirst("$1"));
        return Optional.of(lock.group(2));
    }

    /** Changes what is wanted of a service. */
    public void request(String sid, RequestState state) {
        write(RESOURCES, files().resources().stream().map(section -> (section.type() + ":" + section.id()).equals(sid)
                ? section.with("state", state.word()) : section).toList());
    }

    /** What {@code datacenter.cfg} says of HA. */
    public HaSettings settings() {
        HaSettings usual = HaSettings.usual();
        String ha = datacenter("ha");
        String crs = datacenter("crs");
        return new HaSettings(option(ha, "shutdown_policy").flatMap(ShutdownPolicy::of).orElse(usual.shutdownPolicy()),
                option(crs, "ha-rebalance-on-start").filter("1"::equals).isPresent(),
                Optional.of(datacenter("max_workers")).filter(text -> text.matches("[1-9]\\d{0,3}")).map(Integer::parseInt)
                        .orElse(usual.workers()));
    }

    private String datacenter(String name) {
        return read("/etc/pve/datacenter.cfg").lines().filter(line -> line.startsWith(name + ":"))
                .map(line -> line.substring(name.length() + 1).strip()).findFirst().orElse("");
    }

    private static Optional<String> option(String list, String name) {
        return HaFiles.words(list).stream().filter(word -> word.startsWith(name + "=")).map(word -> word.substring(name.length() + 1))
                .findFirst();
    }

    /** What the leader wrote down last. */
    public ManagerStatus managerStatus() {
        try {
            return StatusText.manager(read(STATUS));
        } catch (StatusText.Unreadable e) {
            throw new HaFileError(e.getMessage());
        }
    }

    /** Writes that down. */
    public void write(ManagerStatus status) {
        write(STATUS, StatusText.of(status));
    }

    /** What the local resource manager of a node wrote down last. */
    public LrmStatus lrmStatus(String nodename) {
        mustAnswer();
        Optional<String> text = node.disk().text(lrmFile(nodename));
        if (text.isEmpty()) {
            return LrmStatus.missing();
        }
        try {
            return StatusText.lrm(text.get());
        } catch (StatusText.Unreadable e) {
            throw new HaFileError(e.getMessage());
        }
    }

    /** Writes that down for this node. */
    public void write(LrmStatus status) {
        write(lrmFile(Pmxcfs.of(node).nodename()), StatusText.of(status));
    }

    private static String lrmFile(String nodename) {
        return NODES + "/" + nodename + "/lrm_status";
    }

    /** Whether there is something that a user wants of the leader. */
    public boolean hasCommands() {
        return !read(COMMANDS).isEmpty();
    }

    /** Takes all that away. */
    public List<String> takeCommands() {
        List<String> lines = read(COMMANDS).lines().toList();
        if (!lines.isEmpty() || !node.disk().exists(COMMANDS)) {
            write(COMMANDS, "");
        }
        return lines;
    }

    /** Wants something of the leader. */
    public void queue(String command) {
        write(COMMANDS, read(COMMANDS) + command + "\n");
    }

    /** Whether HA looks after a guest: it is a service, and not one to be ignored. */
    public boolean isManaged(String sid) {
        return Optional.ofNullable(resources().get(sid)).filter(resource -> resource.state() != RequestState.IGNORED).isPresent()
                && managerStatus().disarm().filter(disarm -> disarm.ignore()).isEmpty();
    }
}
