/** Asking for a check: {@link praktikum.check.ask.NodeAnswers}. One rule: nothing is asked twice; what is not known yet ends the round. */
package praktikum.check.ask;
