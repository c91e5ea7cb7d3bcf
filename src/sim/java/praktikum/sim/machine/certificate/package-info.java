/**
 * X.509 certificates and {@code openssl}. Its door is {@link praktikum.sim.machine.certificate.Certificates}; the certificates are real
 * ones.
 */
package praktikum.sim.machine.certificate;
