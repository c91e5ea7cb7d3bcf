/**
 * What drills with guests have in common: {@link praktikum.drill.guest.EchoObservers} see for how long one is silent, {@link
 * praktikum.drill.guest.GuestMarkers} prove what it has kept, {@link praktikum.drill.guest.GuestLook} is what records tell of it. One rule:
 * how long a silence was follows from the numbers of the requests, never from a clock.
 */
package praktikum.drill.guest;
