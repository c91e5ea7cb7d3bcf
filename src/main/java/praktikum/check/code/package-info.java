/** Reads the class files of checks for what they name: {@link praktikum.check.code.NamedMistakes}. One rule: no check is run for it. */
package praktikum.check.code;
