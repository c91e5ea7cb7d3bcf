/** What helps to write a course: a beginning of one, and its checks compiled. One rule: nothing but the jar is written over. */
package praktikum.run.author;
