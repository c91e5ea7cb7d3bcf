/** Runs checks in rounds: {@link praktikum.check.engine.CheckRun}. One rule: no check is named here, nor what it asks. */
package praktikum.check.engine;
