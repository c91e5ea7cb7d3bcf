/**
 * What the students are to build, a section per topic; the door is {@code Plan}.
 * The rule: every value is a parameter of lab pages and checks, none is built in, and only {@code Plan.TOPICS} knows all topics.
 *
 * <p>A new section is a record here with its {@code TOPIC}, its schema {@code plan/NAME.schema.json} among the resources, and a line in
 * {@code Plan.TOPICS}; lab pages, lint, {@code site.yaml} and the schema that {@code init} writes follow. Kinds of values of its own are
 * called {@code NAME.kind} in {@code $defs}, their sentences stand in {@code text/site/NAME.properties}. A test asks for a fresh
 * {@code examples/site.schema.json}.
 */
package praktikum.site.plan;
