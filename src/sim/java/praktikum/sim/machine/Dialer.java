package praktikum.sim.machine;

import praktikum.sim.shell.TcpConnectResult;

/** The part of a machine through which its shell opens TCP connections. */
public interface Dialer extends MachinePart {

    /**
     * Connects as bash does for {@code /dev/tcp/HOST/PORT}: all addresses of the name, one after the other.
     *
     * @param port a number or a name of {@code /etc/services}
     */
    TcpConnectResult trial(String host, String port) throws InterruptedException;
}
