package praktikum.sim.proxmox.cluster;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import praktikum.sim.machine.InstantCommand;
import praktikum.sim.machine.Machine;
import praktikum.sim.machine.Release;
import praktikum.sim.machine.VersionOrder;
import praktikum.sim.machine.command.Answer;
import praktikum.sim.machine.packages.Packages;
import praktikum.sim.machine.ssh.KeyGenerator;
import praktikum.sim.machine.unit.Units;
import praktikum.sim.proxmox.api.PveArguments;
import praktikum.sim.proxmox.api.PveArguments.Kind;
import praktikum.sim.proxmox.corosync.Corosync;
import praktikum.sim.proxmox.corosync.CorosyncConf;
import praktikum.sim.proxmox.corosync.CorosyncConf.Member;
import praktikum.sim.proxmox.task.TaskWorker;
import praktikum.sim.shell.Call;

/** {@code pvecm create}. */
final class PvecmCreate {

    private static final String USAGE = "pvecm create <clustername> [OPTIONS]";
    static final Map<String, Kind> LINKS = Map.of("link0", Kind.TEXT, "link1", Kind.TEXT, "link2", Kind.TEXT, "link3", Kind.TEXT,
            "link4", Kind.TEXT, "link5", Kind.TEXT, "link6", Kind.TEXT, "link7", Kind.TEXT);

    private final Machine node;

    PvecmCreate(Machine node) {
        this.node = node;
    }

    int run(Call call) throws IOException, InterruptedException {
        Map<String, Kind> known = new HashMap<>(LINKS);
        known.putAll(Map.of("nodeid", Kind.NUMBER, "votes", Kind.NUMBER));
        if (writesCoefficient()) {
            known.put("token-coefficient", Kind.NUMBER);
        }
        var arguments = PveArguments.of(call.args(), known, 1, USAGE);
        if (arguments.refusal().isPresent()) {
            return InstantCommand.print(call, arguments.refusal().get());
        }
        String name = arguments.place(0);
        if (!name.matches("[a-zA-Z0-9]([a-zA-Z0-9-]*[a-zA-Z0-9])?")) {
            return InstantCommand.print(call,
                    PveArguments.bad("clustername", "invalid format - value does not look like a valid node name\n", USAGE));
        }
        if (name.length() > 15) {
            return InstantCommand.print(call, PveArguments.bad("clustername", "value may only be 15 characters long", USAGE));
        }
        if (node.world().ask(() -> node.disk().exists("/etc/pve/corosync.conf"))) {
            return InstantCommand.print(call, Answer.fail(255, "cluster config '/etc/pve/corosync.conf' already exists\n"));
        }
        TaskWorker.run(call, node, "clustercreate", name, "pvecm", worker -> create(worker, name, arguments));
        return 0;
    }

    // pve-cluster writes the coefficient since 9.1, which came with pve-manager 9.2.
    private boolean writesCoefficient() {
        return node.release() == Release.PVE9 && VersionOrder.compare(node.world().ask(() -> Packages.of(node).manager()), "9.2") >= 0;
    }

    private void create(TaskWorker worker, String name, PveArguments arguments) throws TaskWorker.Failed, InterruptedException {
        if (!node.world().ask(() -> node.disk().exists(Corosync.KEY))) {
            worker.say("Corosync Cluster Engine Authentication key generator.");
            worker.say("Gathering 2048 bits for key from /dev/urandom.");
            worker.say("Writing corosync key to /etc/corosync/authkey.");
            node.world().act(() -> node.disk().write(Corosync.KEY, KeyGenerator.of(node).secret(256), 0400));
        }
        worker.work(300);
        Map<Integer, String> links = NodeAddition.addresses(arguments.numbered("link"));
        if (links.isEmpty()) {
            links.put(0, node.world().ask(() -> NodeAddition.ownAddress(node)).orElseThrow(() -> new TaskWorker.Failed("hostname lookup '"
                    + node.hostname() + "' failed - failed to get address info for: " + node.hostname() + ": Name or service not known")));
        }
        worker.say("Writing corosync config to /etc/pve/corosync.conf");
        int id = arguments.option("nodeid").map(Integer::valueOf).orElse(1);
        int votes = arguments.option("votes").map(Integer::valueOf).orElse(1);
        Optional<Integer> coefficient = writesCoefficient()
                ? Optional.of(arguments.option("token-coefficient").map(Integer::valueOf).orElse(125)) : Optional.empty();
        node.world().act(() -> {
            String text = CorosyncConf.create(name, coefficient, new Member(node.hostname(), id, votes, links)).text();
            node.disk().write("/etc/pve/corosync.conf", text);
            node.disk().write(Corosync.CONF, text);
            var setup = new UpdateCerts(node);
            setup.mergeKeys();
            setup.files(false);
            node.disk().write("/etc/pve/priv/known_hosts", node.hostname() + " " + node.disk().line("/etc/ssh/ssh_host_rsa_key.pub")
                    + "\n");
        });
        worker.work(200);
        worker.say("Restart corosync and cluster filesystem");
        node.world().act(() -> {
            Units.of(node).stop("pve-cluster.service");
            Units.of(node).stop("corosync.service");
        });
        worker.work(900);
        boolean started = node.world().ask(() -> {
            var corosync = Units.of(node).start("corosync.service");
            Units.of(node).start("pve-cluster.service");
            return corosync != Units.Started.FAILED;
        });
        worker.work(1200);
        if (!started) {
            throw new TaskWorker.Failed("command 'systemctl restart corosync pve-cluster' failed: exit code 1");
        }
    }
}
