/**
 * What people configured: {@code /etc/pve/ha/resources.cfg}, {@code rules.cfg}, {@code groups.cfg} and what {@code datacenter.cfg} says of
 * HA. Its doors are {@link praktikum.sim.proxmox.ha.config.HaFiles}, which reads the texts, and {@link
 * praktikum.sim.proxmox.ha.config.HaResource}. One rule: texts in, values out; where the files lie and who may write them, others know.
 */
package praktikum.sim.proxmox.ha.config;
