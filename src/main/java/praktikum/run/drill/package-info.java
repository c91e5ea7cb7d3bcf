/** Drills, run and taken back: {@link praktikum.run.drill.DrillWork}. No drill is named here. */
package praktikum.run.drill;
