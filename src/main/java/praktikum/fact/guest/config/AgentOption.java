package praktikum.fact.guest.config;

import praktikum.fact.PropertyString;

/**
 * Whether a virtual machine has a channel for the guest agent, from {@code agent} in any of its spellings: {@code 1}, {@code enabled=1},
 * {@code yes,type=isa}. The agent itself runs in the guest and is another matter.
 *
 * @param enabled whether there is the channel
 * @param type {@code virtio} or {@code isa}
 */
public record AgentOption(boolean enabled, String type) {

    static AgentOption of(String value) {
        return PropertyString.parse(value, "enabled")
                .map(parts -> new AgentOption(parts.flag("enabled", false), parts.find("type").orElse("virtio")))
                .orElse(new AgentOption(false, "virtio"));
    }
}
