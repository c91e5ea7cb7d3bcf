package praktikum.sim.machine.network.tool;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.random.RandomGenerator;

/** Which packets of a ping a bad cable takes: of each hundred as many as it loses, and chance picks which. */
final class PacketLoss {

    private static final int HUNDRED = 100;

    private final Deque<Boolean> next = new ArrayDeque<>();
    private int loss;

    /**
     * Whether the next packet is lost.
     *
     * @param now how many of a hundred are lost now
     */
    boolean takes(int now, RandomGenerator random) {
        if (now != loss || next.isEmpty()) {
            loss = now;
            List<Boolean> lost = new ArrayList<>(Collections.nCopies(Math.min(now, HUNDRED), true));
            lost.addAll(Collections.nCopies(HUNDRED - lost.size(), false));
            Collections.shuffle(lost, random);
            next.clear();
            next.addAll(lost);
        }
        return next.removeFirst();
    }
}
