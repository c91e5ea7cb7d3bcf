/** What a check needs, looked at beforehand: {@link praktikum.run.doctor.Doctor}. It keeps host keys that a person agreed to. */
package praktikum.run.doctor;
