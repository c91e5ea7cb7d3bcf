/**
 * The containers and virtual machines of the cluster: the doors are {@link praktikum.check.guest.Container} and
 * {@link praktikum.check.guest.VirtualMachine}. The rule: a guest is asked where it is found, which need not be where it is planned.
 */
package praktikum.check.guest;
