package praktikum.sim.shell.tools.file;

import java.util.Optional;
import praktikum.sim.fs.User;
import praktikum.sim.shell.Accounts;
import praktikum.sim.shell.command.ToolCall;

/** {@code owner}, {@code owner:group}, {@code owner:} or {@code :group}, by name or number. */
record Ownership(Optional<String> owner, Optional<String> group) {

    /** Reads it; empty, with a complaint, where there is no such user or group. */
    static Optional<Ownership> read(ToolCall tool, String text, boolean groupOnly) {
        Accounts accounts = Accounts.of(tool.call().machine().files());
        int colon = text.indexOf(':');
        String owner = groupOnly ? "" : colon < 0 ? text : text.substring(0, colon);
        String group = groupOnly ? text : colon < 0 ? "" : text.substring(colon + 1);
        String ownerName = owner.matches("\\d+") ? accounts.userName(owner) : owner;
        String groupName = group.matches("\\d+") ? accounts.groupName(group) : group;
        Optional<User> user = accounts.user(ownerName);
        if (!owner.isEmpty() && !owner.matches("\\d+") && user.isEmpty()) {
            tool.fail("invalid user: " + tool.quoted(text));
            return Optional.empty();
        }
        if (!group.isEmpty() && !group.matches("\\d+") && !accounts.hasGroup(groupName)) {
            tool.fail("invalid group: " + tool.quoted(text));
            return Optional.empty();
        }
        if (colon == text.length() - 1 && user.isPresent()) {
            groupName = user.get().groups().getFirst();
        }
        return Optional.of(new Ownership(Optional.of(ownerName).filter(n -> !n.isEmpty()),
                Optional.of(groupName).filter(n -> !n.isEmpty())));
    }
}
