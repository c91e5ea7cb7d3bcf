package praktikum.sim.machine.network.tool;

import java.util.List;
import java.util.Optional;
import praktikum.sim.machine.Command;
import praktikum.sim.machine.Machine;
import praktikum.sim.machine.Topic;

/** The commands that show and change a machine's network. */
public final class NetworkToolsTopic implements Topic {

    @Override
    public List<Command> commands(Machine machine) {
        return List.of(
                Command.instant("/usr/bin/hostname", machine, new Hostname()),
                Command.instant("/usr/bin/getent", machine, new Getent()),
                Command.instant("/usr/sbin/ip", machine, new IpCommand()),
                Command.instant("/usr/sbin/bridge", machine, new BridgeLink()),
                Command.instant("/usr/bin/ss", machine, new SocketStatistics()),
                Command.instant("/usr/sbin/iptables", machine, new Iptables()),
                Command.instant("/usr/bin/pkill", machine, new Pkill()),
                new Command("/usr/bin/iperf3", new Iperf3(machine), Optional.of("iperf3")),
                Command.instant("/usr/sbin/ifquery", machine, new Ifquery()).of("ifupdown2"),
                new Command("/usr/sbin/ifreload", new Ifreload(machine), Optional.of("ifupdown2")),
                new Command("/usr/bin/ping", new Ping(machine)),
                new Command("/usr/bin/curl", new Curl(machine)),
                new Command("/usr/bin/wget", new Wget(machine)),
                new Command("/usr/bin/nc", new Netcat(machine)));
    }
}
