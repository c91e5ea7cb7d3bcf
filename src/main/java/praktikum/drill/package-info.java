/**
 * Measured experiments. Front door: {@link praktikum.drill.Drill}, and for those who judge {@link praktikum.drill.Timelines}. A
 * drill changes nothing but through {@link praktikum.drill.Changes}, and its timeline comes from its records alone. This package
 * knows no drill by name.
 */
package praktikum.drill;
