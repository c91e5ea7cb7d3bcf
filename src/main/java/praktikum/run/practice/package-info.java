/** A simulated cluster in a workspace: {@link praktikum.run.practice.PracticeCluster}. Only this package starts one. */
package praktikum.run.practice;
