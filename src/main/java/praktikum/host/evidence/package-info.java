/** Keeps every answer in a transcript that shows each changed byte, and reads it back. */
package praktikum.host.evidence;
