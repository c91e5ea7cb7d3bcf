/** What is right about each machine. One rule, as in all checks: what people read stands in the lab page. */
package node;
