package praktikum.drill.quorum;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import praktikum.drill.Drill;
import praktikum.drill.DrillContract;
import praktikum.host.Answer;
import praktikum.host.Command;
import praktikum.site.PlannedNode;
import praktikum.site.Site;
import praktikum.text.Message;

/** The quorum drill, with corosync stopped on the nodes, and by hand; three nodes and five. */
class QuorumDrillContractTest extends DrillContract {

    @Override
    protected Drill drill() {
        return new QuorumDrill();
    }

    @Override
    protected List<World> worlds() {
        var byHand = Optional.of(new PlannedNode.Power(List.of(), List.of()));
        return List.of(new Nodes(new FakeCluster(3, Optional.empty())), new Nodes(new FakeCluster(5, Optional.empty())),
                new Nodes(new FakeCluster(3, byHand)));
    }

    private record Nodes(FakeCluster cluster) implements World {

        @Override
        public Site site() {
            return cluster.site();
        }

        @Override
        public InstantSource clock() {
            return cluster.clock();
        }

        @Override
        public Answer answer(String host, Command command) {
            return cluster.answer(host, command);
        }

        @Override
        public void please(Message what) {
            var node = what.args().getFirst();
            if (what.key().equals("drill.please.stop")) {
                cluster.down(node);
            } else {
                cluster.up(node);
            }
        }

        @Override
        public Object changed() {
            return cluster.stopped();
        }
    }
}
