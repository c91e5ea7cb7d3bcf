/**
 * The machine the kit itself runs on: {@link praktikum.host.local.LocalHost}. Its rule: only what the site's own file names is run here.
 */
package praktikum.host.local;
