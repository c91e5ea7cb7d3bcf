package praktikum.sim.proxmox.api;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import praktikum.sim.machine.InstantCommand;
import praktikum.sim.machine.Machine;
import praktikum.sim.machine.command.Answer;
import praktikum.sim.machine.command.Json;
import praktikum.sim.machine.network.Ip;
import praktikum.sim.machine.network.NameResolver;
import praktikum.sim.machine.ssh.Ssh;
import praktikum.sim.proxmox.pmxcfs.Pmxcfs;
import praktikum.sim.shell.Call;
import praktikum.sim.shell.Program;

/** {@code pvesh}: {@code get}, {@code set}, {@code create}, {@code delete} and {@code ls} of the API paths that the simulator has. */
public final class Pvesh implements Program {

    private static final List<String> OUTPUT = List.of("output-format", "noborder", "noheader", "quiet", "human-readable");

    private final Machine node;

    /** The command of a machine. */
    public Pvesh(Machine node) {
        this.node = node;
    }

    @Override
    public int run(Call call) throws IOException, InterruptedException {
        List<String> args = new ArrayList<>(call.args());
        if (args.isEmpty()) {
            return InstantCommand.print(call, Answer.fail(255, "ERROR: no command specified\nUSAGE: pvesh <COMMAND> [ARGS] [OPTIONS]\n"));
        }
        String verb = args.removeFirst();
        if (!List.of("get", "set", "create", "delete", "ls", "usage").contains(verb)) {
            return InstantCommand.print(call, Answer.fail(255, "ERROR: unknown command 'pvesh " + verb
                    + "'\nUSAGE: pvesh <COMMAND> [ARGS] [OPTIONS]\n"));
        }
        if (verb.equals("usage")) {
            return InstantCommand.print(call, Answer.fail(2, "pvesh: command " + verb + " is not supported by the simulator\n"));
        }
        String usage = "pvesh " + verb + " <api_path> [OPTIONS] [FORMAT_OPTIONS]";
        Optional<String> path = args.stream().filter(arg -> !arg.startsWith("-")).findFirst();
        if (path.isEmpty()) {
            return InstantCommand.print(call, Answer.fail(255, "400 not enough arguments\n" + usage + "\n"));
        }
        args.remove(path.get());
        Map<String, String> parameters = new LinkedHashMap<>();
        for (int i = 0; i < args.size(); i++) {
            String arg = args.get(i);
            if (!arg.startsWith("-")) {
                return InstantCommand.print(call, Answer.fail(255, "400 too many arguments\n" + usage + "\n"));
            }
            String[] parts = arg.replaceFirst("^--?", "").split("=", 2);
            boolean next = i + 1 < args.size() && !args.get(i + 1).startsWith("--");
            parameters.put(parts[0], parts.length == 2 ? parts[1] : next ? args.get(++i) : "1");
        }
        try {
            return carryOut(call, verb, path.get().replaceAll("/+", "/").replaceFirst("/$", ""), parameters, usage);
        } catch (ApiError e) {
            call.out().flush();
            call.err().print(e.getMessage());
            call.err().flush();
            return e.exit();
        }
    }

    private int carryOut(Call call, String verb, String path, Map<String, String> parameters, String usage)
            throws ApiError, IOException, InterruptedException {
        Map<String, String> output = new LinkedHashMap<>();
        OUTPUT.forEach(name -> Optional.ofNullable(parameters.remove(name)).ifPresent(value -> output.put(name, value)));
        String format = output.getOrDefault("output-format", "text");
        if (!List.of("text", "json", "json-pretty", "yaml").contains(format)) {
            throw new ApiError(255, "400 Parameter verification failed.\noutput-format: value '" + format
                    + "' does not have a value in the enumeration 'text, json, json-pretty, yaml'\n" + usage + "\n");
        }
        if (format.equals("yaml")) {
            throw new ApiError(2, "pvesh: --output-format yaml is not supported by the simulator\n");
        }
        ApiResult result = List.of("create", "set", "delete").contains(verb)
                ? change(call, new ApiRequest(node, verb, path, parameters, usage)) : get(call, path, parameters, usage);
        return InstantCommand.print(call, new Answer(0, ResultFormat.of(call, output).text(result), result.warnings()));
    }

    private ApiResult get(Call call, String path, Map<String, String> parameters, String usage) throws ApiError, IOException,
            InterruptedException {
        String[] parts = path.split("/");
        boolean ofNode = parts.length > 3 && parts[1].equals("nodes");
        if (ofNode && !parts[2].equals("localhost") && !parts[2].equals(node.world().ask(node::hostname))) {
            return elsewhere(call, parts[2], (target, inner) -> answer(target, path, parameters, usage));
        }
        return answer(node, path, parameters, usage);
    }

    private ApiResult change(Call call, ApiRequest request) throws ApiError, IOException, InterruptedException {
        String[] parts = request.path().split("/");
        boolean ofNode = parts.length > 3 && parts[1].equals("nodes");
        String own = request.node().world().ask(request.node()::hostname);
        if (ofNode && !parts[2].equals(own) && !parts[2].equals("localhost")) {
            return elsewhere(call, parts[2], (target, inner) -> {
                var out = new ByteArrayOutputStream();
                ApiResult result = ApiPath.change(new ApiRequest(target, request.verb(), request.path(), request.parameters(),
                        request.usage()), new Call(inner.args(), inner.environment(), inner.directory(), inner.in(),
                        new PrintStream(out, true, StandardCharsets.UTF_8), inner.err(), target.shell()));
                String said = out.toString(StandardCharsets.UTF_8).replace("\n", "");
                // What a task says there comes before the result, so that neither is JSON, and all of it is shown as one line.
                return said.isEmpty() ? result : ApiResult.of(said + Json.sorted(result.data()));
            });
        }
        return ApiPath.change(request, call);
    }

    /** What is asked of another node. */
    @FunctionalInterface
    private interface Elsewhere {
        ApiResult answer(Machine target, Call inner) throws ApiError, IOException, InterruptedException;
    }

    private static ApiResult answer(Machine where, String path, Map<String, String> parameters, String usage) throws ApiError {
        ApiError[] refused = new ApiError[1];
        ApiResult result = where.world().ask(() -> {
            try {
                return ApiPath.read(new ApiRequest(where, "get", path, parameters, usage));
            } catch (ApiError e) {
                refused[0] = e;
                return ApiResult.of(null);
            }
        });
        if (refused[0] != null) {
            throw refused[0];
        }
        return result;
    }

    /** A path of another node goes there by ssh, exactly as any command of Proxmox VE does. */
    private ApiResult elsewhere(Call call, String name, Elsewhere work) throws ApiError, IOException, InterruptedException {
        Optional<String> address = node.world().ask(() -> Pmxcfs.of(node).address(name)
                .or(() -> NameResolver.of(node).resolve(name).map(Ip::toString)));
        if (address.isEmpty()) {
            throw new ApiError(255, "hostname lookup '" + name + "' failed - failed to get address info for: " + name
                    + ": Name or service not known\n");
        }
        ApiResult[] result = new ApiResult[1];
        ApiError[] refused = new ApiError[1];
        var ssh = new Ssh(node, (target, user, command, inner) -> {
            try {
                result[0] = work.answer(target, inner);
                return 0;
            } catch (ApiError e) {
                refused[0] = e;
                return e.exit();
            }
        });
        var err = new ByteArrayOutputStream();
        List<String> args = List.of("-e", "none", "-o", "BatchMode=yes", "-o", "HostKeyAlias=" + name, "-o",
                "UserKnownHostsFile=/etc/pve/nodes/" + name + "/ssh_known_hosts", "-o", "GlobalKnownHostsFile=none", "root@"
                + address.get(), "pvesh");
        int exit = ssh.run(new Call(args, call.environment(), call.directory(), call.in(), call.out(),
                new PrintStream(err, true, StandardCharsets.UTF_8), call.machine()));
        if (exit != 0) {
            String text = refused[0] != null ? refused[0].getMessage() : err.toString(StandardCharsets.UTF_8).replace("\r", "");
            throw new ApiError(255, "proxy handler failed: " + text);
        }
        return result[0];
    }
}
