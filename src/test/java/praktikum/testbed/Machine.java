package praktikum.testbed;

/**
 * One machine of a tier.
 *
 * @param number what the script calls it: 1 and on
 * @param name its host name
 * @param address where its SSH server listens, port 22
 */
public record Machine(int number, String name, String address) {
}
