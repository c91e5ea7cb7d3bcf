/** The chapter on the network between the nodes; the door is {@code NetworkChapter}. One rule: every number has its record. */
package praktikum.report.network;
