/**
 * IP addresses and networks as values; the doors are {@code Addresses} and {@code Cidr}.
 * The rule: literals only, no name is ever looked up.
 */
package praktikum.net;
