/** What {@code node.network()} answers. One rule: logic around questions of {@code praktikum.fact.network}, no judgement. */
package praktikum.check.network;
