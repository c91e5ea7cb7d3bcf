/** Answers from a transcript, or from answers that a test wrote down. */
package praktikum.host.replay;
