/**
 * High availability: what is wanted ({@link praktikum.fact.ha.HaResources}, {@link praktikum.fact.ha.HaRules}), what is ({@link
 * praktikum.fact.ha.HaStatus}), and what happened when ({@link praktikum.fact.ha.HaJournal}). One rule: a service counts as running unless
 * it is known to be at rest.
 */
package praktikum.fact.ha;
