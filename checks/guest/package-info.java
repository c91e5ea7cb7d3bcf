/** Lab 06: containers and virtual machines. The rule: each is judged by itself, under its planned name. */
package guest;
