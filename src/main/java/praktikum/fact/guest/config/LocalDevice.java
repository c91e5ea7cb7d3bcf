package praktikum.fact.guest.config;

import java.util.Optional;

/**
 * Something of its node that a virtual machine uses and that keeps it there.
 *
 * @param key such as {@code hostpci0}, {@code usb0} or {@code serial0}
 * @param value as written
 * @param mapping the resource mapping by which other nodes may have the like, where it is one
 */
public record LocalDevice(String key, String value, Optional<String> mapping) {}
