/**
 * Reads what hosts print: text in, records out. The front door is {@link praktikum.fact.Question}, a command with its parser; it stands
 * beside the type it gives, in a package per topic. The one rule: parsers are total, pure and never guess.
 */
package praktikum.fact;
