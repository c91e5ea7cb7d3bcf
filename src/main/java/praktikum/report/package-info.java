/**
 * The project report as HTML and PDF. Front door: {@link praktikum.report.Report}, and for what plugs in {@link
 * praktikum.report.Chapter}. Whatever a template inserts is cleaned and escaped, but {@link praktikum.report.TrustedMarkup}. This
 * package knows no topic's chapter by name.
 */
package praktikum.report;
