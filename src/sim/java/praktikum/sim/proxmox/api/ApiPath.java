package praktikum.sim.proxmox.api;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import praktikum.sim.machine.Machine;
import praktikum.sim.shell.Call;

/** A path of the API and who answers it. */
public final class ApiPath {

    /** Answers {@code get} where the path's node is, while nothing else in the world happens. */
    @FunctionalInterface
    public interface Read {

        /** The answer. */
        ApiResult answer(ApiRequest request) throws ApiError;
    }

    /** Carries out {@code create}, {@code set} or {@code delete}; it may take its time. */
    @FunctionalInterface
    public interface Change {

        /** The answer. */
        ApiResult carryOut(ApiRequest request, Call call) throws ApiError, IOException, InterruptedException;
    }

    private final String verb;
    private final Pattern path;
    private final Read read;
    private final Change change;

    private ApiPath(String verb, String path, Read read, Change change) {
        this.verb = verb;
        this.path = Pattern.compile(path.replace("{node}", "[^/]+"));
        this.read = read;
        this.change = change;
    }

    /**
     * A path to be read.
     *
     * @param path a regular expression, in which {@code {node}} is any name
     * @param parameters all that it may be asked with
     */
    public static ApiPath get(String path, Read read, String... parameters) {
        return any(path, request -> {
            request.allow(List.of(parameters));
            return read.answer(request);
        });
    }

    /** A path to be read that looks at its parameters by itself. */
    public static ApiPath any(String path, Read read) {
        return new ApiPath("get", path, read, (request, call) -> read.answer(request));
    }

    /** A path to be changed by {@code create}, {@code set} or {@code delete}. */
    public static ApiPath change(String verb, String path, Change change) {
        return new ApiPath(verb, path, request -> ApiResult.of(null), change);
    }

    private static ApiPath find(Machine node, String verb, String path) throws ApiError {
        Optional<ApiPath> found = node.world().topics().that(ApiSource.class).stream().flatMap(topic -> topic.paths().stream())
                .filter(one -> one.verb.equals(verb) && one.path.matcher(path).matches()).findFirst();
        return found.orElseThrow(() -> new ApiError(1, "No '" + verb + "' handler defined for '" + path + "'\n"));
    }

    static ApiResult read(ApiRequest request) throws ApiError {
        return find(request.node(), request.verb(), request.path()).read.answer(request);
    }

    static ApiResult change(ApiRequest request, Call call) throws ApiError, IOException, InterruptedException {
        return find(request.node(), request.verb(), request.path()).change.carryOut(request, call);
    }
}
