/** Interfaces, routes, names and what can be reached. One rule: what the kernel has and what files configure are different facts. */
package praktikum.fact.network;
