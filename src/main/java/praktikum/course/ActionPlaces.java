package praktikum.course;

import java.util.List;
import java.util.Optional;

/**
 * Where the actions of a site can run.
 *
 * @param nodes in the order of the site
 * @param nfs the NFS server, which is no node
 * @param containers for each planned container the node that it is made on
 * @param vms the same of the virtual machines
 */
public record ActionPlaces<T>(List<T> nodes, Optional<T> nfs, List<T> containers, List<T> vms) {

    public ActionPlaces {
        nodes = List.copyOf(nodes);
        containers = List.copyOf(containers);
        vms = List.copyOf(vms);
    }
}
