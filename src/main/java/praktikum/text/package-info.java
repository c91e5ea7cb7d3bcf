/**
 * Sentences in two languages and problems in files; the doors are {@code Message} and {@code FileProblem}.
 * The rule: results keep keys and values, never finished sentences.
 */
package praktikum.text;
