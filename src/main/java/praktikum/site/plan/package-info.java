/**
 * What the students are to build.
 * The rule: every value is a parameter of lab pages and checks; none is built in.
 */
package praktikum.site.plan;
