/**
 * What guests are made from: templates of containers ({@code pveam}), disk images and ISO images. Its door is {@link
 * praktikum.sim.proxmox.guest.template.TemplateTopic}; nothing is really downloaded, a file says what it would be.
 */
package praktikum.sim.proxmox.guest.template;
