/** Files, directories and services, of any host. One rule: that something is not there is an answer, not a failure. */
package praktikum.fact.system;
