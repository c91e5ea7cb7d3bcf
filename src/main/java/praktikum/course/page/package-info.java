/** A page as blocks, values filled in, and how it is printed. Printers know no Markdown; blocks know no markup. */
package praktikum.course.page;
