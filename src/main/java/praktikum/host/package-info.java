/** Runs commands on machines: what is asked ({@link praktikum.host.Command}) and what may come back ({@link praktikum.host.Answer}). */
package praktikum.host;
