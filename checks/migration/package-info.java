/** Lab 07: virtual machines that move while they run. One rule: what a log says of itself never stands for what others noticed. */
package migration;
