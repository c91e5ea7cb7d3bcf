/** What is right about the network of each machine. One rule, as in all checks: what people read stands in the lab page. */
package network;
