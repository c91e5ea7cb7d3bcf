package praktikum.sim;
import org.junit.jupiter.api.Test;
class ScratchTest {
    @Test void t() {
        long t0 = System.nanoTime();
        var b = Bench.three();
        System.out.println("start ms " + (System.nanoTime()-t0)/1000000);
        System.out.println(b.run("node01", "pvecm", "status"));
        System.out.println(b.run("node01", "pvecm", "create", "lab"));
        System.out.println(b.run("node01", "pvecm", "status").out());
        System.out.println(b.runWith("praktikum\nyes\n", "node02", "pvecm", "add", "10.20.30.11"));
        System.out.println(b.runWith("praktikum\nyes\n", "node03", "pvecm", "add", "10.20.30.11"));
        b.clock.advance(3);
        System.out.println(b.run("node03", "pvecm", "status").out());
        System.out.println(b.run("node02", "pvecm", "nodes").out());
        System.out.println(b.run("node02", "corosync-cfgtool", "-s").out());
        System.out.println(b.run("node02", "corosync-cfgtool", "-n").out());
        System.out.println(b.file("node02", "/etc/pve/.members"));
        System.out.println(b.file("node02", "/etc/pve/corosync.conf"));
        System.out.println(b.file("node02", "/root/.ssh/authorized_keys").lines().count());
        System.out.println(b.file("node01", "/var/log/pve/tasks/index"));
        b.world.act(() -> b.node("node03").cutPower());
        b.clock.advance(7);
        System.out.println(b.run("node01", "pvecm", "status").out());
        b.clock.advance(2);
        System.out.println(b.run("node01", "pvecm", "status").out());
        b.world.act(() -> b.node("node01").journal().lines().stream().filter(l -> l.identifier().matches("corosync|pmxcfs")).skip(20).forEach(l -> System.out.println(l.time() + " " + l.identifier() + "[" + l.pid() + "]: " + l.text())));
    }
}
