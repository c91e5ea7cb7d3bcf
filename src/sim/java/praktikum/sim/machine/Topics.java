package praktikum.sim.machine;

import java.util.Comparator;
import java.util.List;
import java.util.ServiceLoader;

/** All topics there are, by the names of their classes. */
public final class Topics {

    private final List<Topic> all = ServiceLoader.load(Topic.class, Topic.class.getClassLoader()).stream()
            .sorted(Comparator.comparing(provider -> provider.type().getName())).map(ServiceLoader.Provider::get).toList();

    /** All of them. */
    public List<Topic> all() {
        return all;
    }

    /** Those that contribute something of a kind. */
    public <T> List<T> that(Class<T> contributes) {
        return all.stream().filter(contributes::isInstance).map(contributes::cast).toList();
    }
}
