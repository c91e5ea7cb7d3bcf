/**
 * One lab page: from Markdown and the YAML in it to a parsed page, and from there to blocks.
 * Doors: {@code PageReader}, {@code MarkdownPage}.
 * The rule: Markdown is parsed first, values are filled in afterwards, so that no value can be markup.
 */
package praktikum.course.markdown;
