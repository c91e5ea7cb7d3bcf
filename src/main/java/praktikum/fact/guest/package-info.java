/** Virtual machines and containers. One rule: a guest is known by its number, which is unique in the cluster. */
package praktikum.fact.guest;
