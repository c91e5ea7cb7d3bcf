/** High availability: {@link praktikum.fact.ha.HaStatus}. One rule: a service counts as running unless it is known to be at rest. */
package praktikum.fact.ha;
