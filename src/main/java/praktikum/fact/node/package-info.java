/** What a node is: its name, clock, kernel, processor and packages. One rule: a fact of the machine alone, whatever cluster it is in. */
package praktikum.fact.node;
