package praktikum.check.network;

import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import praktikum.check.ask.NodeAnswers;
import praktikum.check.ask.Unmeasured;
import praktikum.fact.network.Bonding;
import praktikum.fact.network.EchoAnswers;
import praktikum.fact.network.InterfacesFile;
import praktikum.fact.network.LinkTable;
import praktikum.fact.network.NameServers;
import praktikum.fact.network.Neighbours;
import praktikum.fact.network.ResolvedName;
import praktikum.fact.network.RouteTable;
import praktikum.fact.network.SizedPing;
import praktikum.fact.network.TcpTrial;
import praktikum.fact.node.WebAnswer;
import praktikum.fact.system.DirectoryListing;
import praktikum.net.Addresses;

/** A machine's network: what is up, what is configured for good, and whom it reaches. */
public final class Network {

    private static final int ECHO_REQUESTS = 3;

    private final InetAddress planned;
    private final NodeAnswers answers;

    /** The network of the node whose planned address this is. */
    public Network(InetAddress planned, NodeAnswers answers) {
        this.planned = planned;
        this.answers = answers;
    }

    /** Its interfaces with their addresses. */
    public LinkTable links() {
        return answers.to(LinkTable.ASKED);
    }

    /** What {@code /etc/network/interfaces} configures by itself; nothing where there is no such file. */
    public InterfacesFile interfacesFile() {
        answers.prefetch(DirectoryListing.of(SourcedFiles.USUAL));
        return answers.to(InterfacesFile.ASKED);
    }

    /** What it configures together with the files that its {@code source} lines bring in. */
    public InterfacesFile interfacesFiles() {
        return new SourcedFiles(answers).follow(interfacesFile());
    }

    /**
     * Whether an interface loses an address with the next start: nothing that is brought up at boot configures it. No where the
     * configuration is not understood, or is another one than ifupdown2's.
     */
    public boolean forgets(String device, InetAddress address) {
        try {
            var file = interfacesFiles();
            var links = links();
            var configured = file.stanzas().stream().filter(stanza -> file.atBoot(stanza.name())).anyMatch(stanza ->
                    stanza.addresses().stream().anyMatch(one -> one.address().equals(address))
                            || links.kernelName(stanza.name()).equals(device) && !stanza.fixed() && !stanza.isMethod("manual"));
            return !file.stanzas().isEmpty() && !configured;
        } catch (Unmeasured unknown) {
            return false;
        }
    }

    /** The name servers it asks, or those that its systemd-resolved asks for it. */
    public List<InetAddress> nameServers() {
        var asked = answers.to(NameServers.in("/etc/resolv.conf")).addresses();
        if (!asked.contains(Addresses.parse("127.0.0.53").orElseThrow())) {
            return asked;
        }
        var behind = answers.to(NameServers.in("/run/systemd/resolve/resolv.conf")).addresses();
        return behind.isEmpty() ? asked : behind;
    }

    /** Its default routes, of the family of its planned address. */
    public List<RouteTable.Route> defaultRoutes() {
        return answers.to(RouteTable.defaultsFor(planned)).defaults();
    }

    /** Where a packet to an address goes next; empty where it goes nowhere. */
    public Optional<RouteTable.Hop> towards(InetAddress address) {
        return answers.to(RouteTable.towards(address)).routes().stream()
                .filter(route -> route.type().equals("unicast") || route.type().equals("local")).flatMap(route -> route.hops().stream())
                .findFirst();
    }

    /** Who answered for which address on its segments. */
    public Neighbours neighbours() {
        return answers.to(Neighbours.ASKED);
    }

    /** How many of three echo requests an address answers. */
    public EchoAnswers echo(String address) {
        return answers.to(EchoAnswers.of(address, ECHO_REQUESTS));
    }

    /** Whose card, in lower case, answered for an address that was just spoken to; empty where it is not on one of its segments. */
    public Optional<String> answering(InetAddress address) {
        return answers.to(Neighbours.of(address)).entries().stream().filter(entry -> entry.address().equals(address))
                .flatMap(entry -> entry.mac().stream()).findFirst();
    }

    /** Whether packets of a size reach an address undivided. */
    public SizedPing sized(InetAddress address, int mtu) {
        return answers.to(SizedPing.to(address, mtu));
    }

    /** The bond of that name as the kernel runs it. */
    public Optional<Bonding> bond(String name) {
        return answers.to(Bonding.of(name));
    }

    /** The addresses it resolves a name to; none where the name does not resolve. */
    public List<InetAddress> resolve(String name) {
        return answers.to(ResolvedName.of(name)).addresses();
    }

    /** Whether it reaches the port of a web interface. */
    public TcpTrial webPort(String address) {
        return answers.to(WebAnswer.connection(address, WebAnswer.VERSION));
    }

    /** The same, for what only tells more of another machine; no where that is not known. */
    public boolean webReached(String address) {
        return answers.ifKnown(WebAnswer.connection(address, WebAnswer.VERSION)).filter(TcpTrial::connected).isPresent();
    }

    /** What it is answered by a web interface. */
    public WebAnswer web(String address, String path) {
        return answers.to(WebAnswer.of(address, path));
    }

    /** The same; empty where it gives no answer that is understood. */
    public Optional<WebAnswer> ifWeb(String address, String path) {
        return answers.ifKnown(WebAnswer.of(address, path));
    }
}
