/** YAML that people write, read with the line of every value; total on any text. */
package praktikum.text.yaml;
