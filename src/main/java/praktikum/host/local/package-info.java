/** The machine the kit itself runs on. */
package praktikum.host.local;
