package praktikum.sim.proxmox.api;

import java.util.List;

/** A topic that brings paths of the API along. */
public interface ApiSource {

    /** Its paths. */
    List<ApiPath> paths();

    /** Its rows in {@code /cluster/resources}. */
    default List<ClusterResources> resources() {
        return List.of();
    }
}
