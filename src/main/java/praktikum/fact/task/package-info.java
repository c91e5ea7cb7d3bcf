/**
 * Tasks of Proxmox VE: {@link praktikum.fact.task.TaskList} and what each said, {@link praktikum.fact.task.TaskLog}. One rule: only an
 * ended task has a status, and a log that does not say how it ended has no end.
 */
package praktikum.fact.task;
