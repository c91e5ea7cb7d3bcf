package praktikum.sim.server;

import java.io.IOException;
import java.util.Optional;
import org.apache.sshd.client.future.DefaultOpenFuture;
import org.apache.sshd.client.future.OpenFuture;
import org.apache.sshd.common.SshConstants;
import org.apache.sshd.common.channel.Channel;
import org.apache.sshd.common.channel.ChannelFactory;
import org.apache.sshd.common.channel.exception.SshChannelOpenException;
import org.apache.sshd.common.session.ConnectionService;
import org.apache.sshd.common.session.Session;
import org.apache.sshd.common.session.helpers.AbstractConnectionService;
import org.apache.sshd.common.util.buffer.Buffer;
import org.apache.sshd.server.channel.ChannelSession;

/** Session channels, as many at once as the server allows; the next is refused as OpenSSH does it. */
final class LimitedChannelFactory implements ChannelFactory {

    private final SimulatedSshServer server;

    LimitedChannelFactory(SimulatedSshServer server) {
        this.server = server;
    }

    @Override
    public String getName() {
        return "session";
    }

    @Override
    public Channel createChannel(Session session) throws IOException {
        return new ChannelSession() {
            @Override
            protected OpenFuture doInit(Buffer buffer) {
                if (!server.refusesChannel(channels(session))) {
                    return super.doInit(buffer);
                }
                // MINA would go on counting a channel that never opened.
                service(session).ifPresent(service -> service.unregisterChannel(this));
                var refused = new DefaultOpenFuture(this, this);
                refused.setException(new SshChannelOpenException(getChannelId(), SshConstants.SSH_OPEN_CONNECT_FAILED, "open failed"));
                return refused;
            }
        };
    }

    /** How many channels the connection has, this one included. */
    private static int channels(Session session) {
        return service(session).map(service -> service.getChannels().size()).orElse(0);
    }

    private static Optional<AbstractConnectionService> service(Session session) {
        return session.getService(ConnectionService.class) instanceof AbstractConnectionService service ? Optional.of(service)
                : Optional.empty();
    }
}
