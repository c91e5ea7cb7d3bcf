/**
 * The language of checks: {@link praktikum.check.Cluster} and each {@link praktikum.check.Machine} are asked,
 * {@link praktikum.check.Expect} judges. The one rule: same outputs, same verdict; a check changes nothing and waits for nothing.
 */
package praktikum.check;
