/**
 * Keeps every answer in a transcript that shows each changed byte, and reads it back: {@link praktikum.host.evidence.Transcript} writes,
 * {@link praktikum.host.evidence.Evidence} reads. Its rule: nobody sees an answer before it is written down.
 */
package praktikum.host.evidence;
