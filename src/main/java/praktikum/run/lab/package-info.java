/** The actions of lab pages carried out: {@link praktikum.run.lab.LabRun}. It stops at the first that fails. */
package praktikum.run.lab;
