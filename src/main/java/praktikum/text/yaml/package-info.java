/**
 * YAML that people write, read with the line of every value; the door is {@code Yaml}.
 * The rule: total on any text, and nothing is guessed: what is no YAML of ours is a problem with a line.
 */
package praktikum.text.yaml;
