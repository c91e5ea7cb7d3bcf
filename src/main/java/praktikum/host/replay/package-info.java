/**
 * Answers from a transcript, or from answers that a test wrote down: {@link praktikum.host.replay.Replay}. Its rule: what was never
 * recorded is no answer, never a guess.
 */
package praktikum.host.replay;
