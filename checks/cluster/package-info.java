/** What is right about the cluster. One rule, as in all checks: what people read stands in the lab page. */
package cluster;
