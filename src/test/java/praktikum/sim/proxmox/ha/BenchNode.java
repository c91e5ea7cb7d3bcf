package praktikum.sim.proxmox.ha;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.function.Consumer;
import praktikum.sim.machine.Journal;
import praktikum.sim.proxmox.ha.config.HaFiles;
import praktikum.sim.proxmox.ha.config.HaResource;
import praktikum.sim.proxmox.ha.config.HaSettings;
import praktikum.sim.proxmox.ha.config.RequestState;
import praktikum.sim.proxmox.ha.config.Section;
import praktikum.sim.proxmox.ha.node.CrmNode;
import praktikum.sim.proxmox.ha.node.LrmNode;
import praktikum.sim.proxmox.ha.node.ServiceAgent;
import praktikum.sim.proxmox.ha.status.LrmStatus;
import praktikum.sim.proxmox.ha.status.ManagerStatus;
import praktikum.sim.proxmox.ha.status.StatusText;

/** A node of a {@link HaBench} as one of its two daemons sees it. */
final class BenchNode implements CrmNode, LrmNode {

    private final HaBench bench;
    private final HaBench.Machine machine;
    private final String daemon;

    BenchNode(HaBench bench, HaBench.Machine machine, String daemon) {
        this.bench = bench;
        this.machine = machine;
        this.daemon = daemon;
    }

    @Override
    public String name() {
        return machine.name;
    }

    @Override
    public long now() {
        return bench.now;
    }

    @Override
    public boolean isQuorate() {
        return bench.online().get(machine.name);
    }

    @Override
    public boolean isUpToDate() {
        return true;
    }

    @Override
    public ManagerStatus managerStatus() {
        return bench.manager();
    }

    @Override
    public SortedMap<String, HaResource> resources() {
        return bench.resources();
    }

    @Override
    public HaSettings settings() {
        return bench.settings;
    }

    @Override
    public boolean lock(String name) {
        return bench.lock(machine.name, name, text -> log(Journal.INFO, text));
    }

    @Override
    public boolean unlock(String name) {
        return bench.unlock(machine.name, name);
    }

    @Override
    public void openWatchdog() {
        bench.watchdogs.put(this, bench.now);
        log(Journal.INFO, "watchdog active");
    }

    @Override
    public void keepWatchdog() {
        bench.watchdogs.put(this, bench.now);
    }

    @Override
    public void closeWatchdog() {
        bench.watchdogs.remove(this);
        log(Journal.INFO, "watchdog closed (disabled)");
    }

    @Override
    public void log(int priority, String text) {
        bench.say(machine.name + "/" + daemon, text);
    }

    @Override
    public LrmStatus lrmStatus(String node) {
        return bench.lrm(node);
    }

    @Override
    public SortedMap<String, Boolean> members() {
        return bench.online();
    }

    @Override
    public HaFiles files() {
        return bench.files();
    }

    @Override
    public boolean knowsRules() {
        return bench.knowsRules;
    }

    @Override
    public void writeRules(HaFiles files) {
        bench.rules = Section.write(files.rules(), List.of("nodes", "resources"));
    }

    @Override
    public void writeResources(HaFiles files) {
        files.resources().forEach(section -> {
            Map<String, String> options = bench.services.get(section.type() + ":" + section.id()).options;
            options.clear();
            options.putAll(section.options());
        });
    }

    @Override
    public void removeGroups() {
        bench.groups = "";
    }

    @Override
    public Optional<String> version(String node) {
        return Optional.of(bench.version);
    }

    @Override
    public Map<String, String> otherGuests() {
        return Map.of();
    }

    @Override
    public void write(ManagerStatus status) {
        bench.managerStatus = StatusText.of(status);
    }

    @Override
    public void request(String sid, RequestState state) {
        bench.request(sid, state);
    }

    @Override
    public boolean hasCommands() {
        return !bench.commands.isEmpty();
    }

    @Override
    public List<String> takeCommands() {
        List<String> taken = List.copyOf(bench.commands);
        bench.commands.clear();
        return taken;
    }

    @Override
    public void move(String sid, String from, String to) {
        bench.services.get(sid).node = to;
    }

    @Override
    public Optional<String> removeLock(String sid, String node) {
        Optional<String> lock = bench.services.get(sid).lock;
        bench.services.get(sid).lock = Optional.empty();
        return lock;
    }

    @Override
    public void mail(String subject) {
        bench.mails.add(subject);
    }

    @Override
    public Shutdown shutdown() {
        return machine.shutdown;
    }

    @Override
    public void write(LrmStatus status) {
        bench.lrmStatus.put(machine.name, StatusText.of(status));
    }

    @Override
    public ServiceAgent agent() {
        return new Agent(machine.boots);
    }

    /** Carries out what is wanted of a service; what a node has begun dies with it. */
    private final class Agent implements ServiceAgent {

        private final int boot;

        private Agent(int boot) {
            this.boot = boot;
        }

        private void after(long seconds, Runnable what) {
            bench.after(seconds, () -> {
                if (machine.power && machine.boots == boot) {
                    what.run();
                }
            });
        }

        @Override
        public void log(int priority, String text) {
            BenchNode.this.log(priority, text);
        }

        @Override
        public boolean knows(String type) {
            return type.equals("vm") || type.equals("ct");
        }

        @Override
        public boolean isRunning(String sid) {
            return bench.runsOn(sid, machine.name);
        }

        @Override
        public void start(String sid, Runnable over) {
            HaBench.Service service = bench.services.get(sid);
            after(service.startsIn, () -> {
                if (service.failingStarts > 0) {
                    service.failingStarts--;
                } else if (service.lock.isEmpty()) {
                    bench.begin(sid, machine.name);
                }
                over.run();
            });
        }

        @Override
        public void shutDown(String sid, OptionalInt timeout, Runnable over) {
            after(3, () -> {
                if (!bench.services.get(sid).unstoppable) {
                    bench.end(sid);
                }
                over.run();
            });
        }

        @Override
        public void migrate(String sid, String target, boolean live, Consumer<Boolean> over) {
            boolean ran = isRunning(sid);
            log(Journal.INFO, "service " + sid + " - start " + (live ? "migrate" : "relocate") + " to node '" + target + "'");
            after(6, () -> {
                if (!bench.online().get(target)) {
                    over.accept(false);
                    return;
                }
                bench.end(sid);
                bench.services.get(sid).node = target;
                if (ran && live) {
                    bench.begin(sid, target);
                }
                over.accept(true);
            });
        }
    }
}
