/** All pieces of work once, one after another: {@link praktikum.run.demo.Demo}. It calls what the doors call. */
package praktikum.run.demo;
