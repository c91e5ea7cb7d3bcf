/** Tasks of Proxmox VE: {@link praktikum.fact.task.TaskList}. One rule: only an ended task has a status. */
package praktikum.fact.task;
