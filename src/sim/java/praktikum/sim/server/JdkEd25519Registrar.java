package praktikum.sim.server;

import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.Provider;
import java.security.Security;
import java.security.Signature;
import java.util.List;
import java.util.Optional;
import org.apache.sshd.common.util.security.AbstractSecurityProviderRegistrar;
import org.apache.sshd.common.util.security.SecurityUtils;
import org.apache.sshd.common.util.security.eddsa.generic.EdDSASupport;

/** Tells MINA that the JDK's own provider does Ed25519, see {@link JdkEd25519}. */
final class JdkEd25519Registrar extends AbstractSecurityProviderRegistrar {

    private static final String NAME = "SunEC";

    private JdkEd25519Registrar() {
        super(NAME);
    }

    /** Must come before anything else of MINA is touched: what it can do it looks up once. */
    static void register() {
        if (!SecurityUtils.isProviderRegistered(NAME)) {
            SecurityUtils.registerSecurityProvider(new JdkEd25519Registrar());
        }
    }

    @Override
    public boolean isEnabled() {
        return true;
    }

    @Override
    public boolean isSupported() {
        return Security.getProvider(NAME) != null;
    }

    @Override
    public Provider getSecurityProvider() {
        return Security.getProvider(NAME);
    }

    @Override
    public boolean isSecurityEntitySupported(Class<?> kind, String name) {
        return List.of(KeyFactory.class, KeyPairGenerator.class, Signature.class).contains(kind) && name.equals(JdkEd25519.ALGORITHM);
    }

    @Override
    public Optional<EdDSASupport<?, ?>> getEdDSASupport() {
        return Optional.of(new JdkEd25519());
    }
}
