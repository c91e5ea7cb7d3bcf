/**
 * What a node stores on: the door is {@link praktikum.check.storage.Storage}. The rule: what the plan wants and what a node says stay
 * apart.
 */
package praktikum.check.storage;
