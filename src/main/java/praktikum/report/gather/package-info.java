/**
 * What a report tells, drawn together from evidence, course and grade. Front door: {@link praktikum.report.gather.ReportBuilder}.
 * It asks no machine.
 */
package praktikum.report.gather;
