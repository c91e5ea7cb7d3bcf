/**
 * High availability. Its door is {@link praktikum.sim.proxmox.ha.HaTopic}. {@code crm} and {@code lrm} decide and carry out as the
 * daemons of Proxmox VE do, on what {@code rule}, {@code config} and {@code status} have of its files; {@code place} finds nodes;
 * {@code node} is all that the two ask of the world, which {@code file} and {@code daemon} give them, and {@code tool} is what people type.
 */
package praktikum.sim.proxmox.ha;
