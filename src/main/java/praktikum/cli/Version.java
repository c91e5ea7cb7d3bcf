package praktikum.cli;

import picocli.CommandLine.IVersionProvider;

/** The kit's version, as Maven wrote it into the jar. */
final class Version implements IVersionProvider {

    static String kit() {
        var version = Version.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }

    @Override
    public String[] getVersion() {
        return new String[] {"praktikum " + kit() + ", Java " + Runtime.version()};
    }
}
