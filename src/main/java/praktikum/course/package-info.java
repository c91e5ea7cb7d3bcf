/**
 * A course as it was understood: labs, their steps, actions and what they say about checks. The door to one is {@code course.read}.
 * The rule: what is here was read without a problem and never changes; no Markdown, no YAML.
 */
package praktikum.course;
