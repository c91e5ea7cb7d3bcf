package praktikum.site;

import java.net.InetAddress;

/** A machine under test, whatever it is there for. */
public sealed interface PlannedMachine permits PlannedNode, PlannedNfsServer {

    /** Its host name, short form; no two machines of a site have the same. */
    String name();

    /** Its planned address. */
    InetAddress address();

    /** How the kit logs in to it. */
    SshLogin login();
}
