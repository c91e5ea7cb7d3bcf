/**
 * The API and {@code pvesh}. Its door is {@link praktikum.sim.proxmox.api.ApiPath}; it knows no path, topics bring theirs by {@link
 * praktikum.sim.proxmox.api.ApiSource}.
 */
package praktikum.sim.proxmox.api;
