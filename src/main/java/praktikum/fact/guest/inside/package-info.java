/**
 * What guests themselves say, through {@code pct exec} or the guest agent: {@link praktikum.fact.guest.inside.GuestAnswer}. One rule: a
 * guest that nobody could ask is told from one that answered, by the reason.
 */
package praktikum.fact.guest.inside;
