package cluster;

import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import praktikum.check.Node;
import praktikum.fact.cluster.CorosyncConf;

/**
 * The newest configuration that a node shares with others.
 *
 * @param version its version
 * @param address where the first node that has it is reached
 */
record NewestConf(long version, String address) {

    /** Finds it in what the nodes share; empty where none of them is in a cluster. */
    static Optional<NewestConf> of(Map<Node, Optional<CorosyncConf>> shared) {
        return shared.entrySet().stream()
                .flatMap(one -> one.getValue().stream().map(conf -> new NewestConf(conf.configVersion(), one.getKey().address())))
                // Of equals max takes the first.
                .max(Comparator.comparing(NewestConf::version));
    }
}
