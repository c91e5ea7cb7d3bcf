/** Latency and bandwidth of every pair of nodes; the door is {@code MeasureDrill}. One rule: a figure without its record is none. */
package praktikum.drill.network;
