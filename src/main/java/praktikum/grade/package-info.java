/**
 * Points from verdicts by the labs' own weights, and the document that keeps them: {@link praktikum.grade.Grade} is its front door.
 * Its rule: what could not be looked at is open, and never lost.
 */
package praktikum.grade;
