/**
 * Virtual machines and containers: {@link praktikum.fact.guest.VmList} and {@link praktikum.fact.guest.GuestResources} tell which there are
 * and what they do; how they are configured and what they say themselves stands in packages of their own. One rule: a guest is known by its
 * number, which is unique in the cluster.
 */
package praktikum.fact.guest;
