/** What helps to write a course: a beginning of one, and its checks compiled. One rule: nothing that is there is written over but the jar. */
package praktikum.run.author;
