package praktikum.sim.proxmox.task;

import java.util.List;
import praktikum.sim.machine.Installation;
import praktikum.sim.machine.Machine;
import praktikum.sim.machine.MachinePart;
import praktikum.sim.machine.Product;
import praktikum.sim.machine.Topic;
import praktikum.sim.proxmox.api.ApiPath;
import praktikum.sim.proxmox.api.ApiSource;

/** Tasks: their lists, logs and states. */
public final class TaskTopic implements Topic, ApiSource {

    @Override
    public boolean isOn(Product product) {
        return product == Product.PROXMOX_VE;
    }

    @Override
    public List<MachinePart> parts(Machine machine) {
        return List.of(new Tasks(machine));
    }

    @Override
    public List<ApiPath> paths() {
        return List.of(
                ApiPath.get("/cluster/tasks", request -> new TaskApi(request.node(), request.parameters()).ofCluster()),
                ApiPath.get("/nodes/{node}/tasks", request -> new TaskApi(request.node(), request.parameters()).list(), "limit", "start",
                        "typefilter", "source", "errors", "statusfilter", "since", "until", "vmid", "userfilter"),
                ApiPath.any("/nodes/{node}/tasks/UPID:[^/]+/(status|log)",
                        request -> new TaskApi(request.node(), request.parameters()).ofTask(request.word(4), request.word(5))));
    }

    @Override
    public void install(Machine machine, Installation plan) {
        machine.disk().makeDirectories(Tasks.FOLDER);
    }
}
