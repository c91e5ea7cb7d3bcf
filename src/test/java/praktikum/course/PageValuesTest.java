package praktikum.course;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PageValuesTest {

    private final PageValues values =
            new PageValues(Map.of("cluster.name", "c1", "node2.name", "b", "node2.link1", "10.1.1.2", "odd.one", "${cluster.name}$1\\"));

    @Test
    void onlyWordDotWordIsOurs() {
        var script = "echo ${cluster.name} $cluster.name ${HOME} ${HOME:-x.y} ${a#*.} ${a%.b} ${a-b.c} $(x) ${#a[@]} ${a/./b} \\${b}";
        assertEquals(new PageValues.Filled.Text(script.replace("${cluster.name}", "c1")), values.fill(script));
    }

    @Test
    void unknownNamesAreToldAndNotFilled() {
        assertEquals(new PageValues.Filled.Unknown(List.of("no.such", "time.zone")),
                values.fill("${time.zone} ${cluster.name} ${no.such} ${no.such}"));
        assertEquals("${time.zone} c1", values.show("${time.zone} ${cluster.name}"));
    }

    @Test
    void aValueIsNeverLookedAtAgain() {
        assertEquals(new PageValues.Filled.Text("<${cluster.name}$1\\>"), values.fill("<${odd.one}>"));
    }

    @Test
    void onANodeItsValuesAreTheNodes() {
        assertEquals("b 10.1.1.2 c1", values.on("node2").show("${node.name} ${node.link1} ${cluster.name}"));
        assertEquals("${node.name}", values.on("node1").show("${node.name}"));
    }
}
