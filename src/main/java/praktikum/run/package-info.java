/**
 * One piece of work from beginning to end, for whichever door asks for it: each has a package with the work itself and who is told
 * and asked meanwhile. The rule: no terminal and no options here; what cannot be done is {@link praktikum.run.WorkFailed}.
 */
package praktikum.run;
