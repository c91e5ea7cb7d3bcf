/**
 * A run of checks: on machines ({@link praktikum.run.check.LiveCheck}) or from its transcript ({@link praktikum.run.check.RecordedCheck}).
 * The rule: both judge alike.
 */
package praktikum.run.check;
