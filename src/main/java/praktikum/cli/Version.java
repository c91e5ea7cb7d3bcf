package praktikum.cli;

import picocli.CommandLine.IVersionProvider;
import praktikum.run.WorkContext;

/** What {@code --version} says. */
final class Version implements IVersionProvider {

    @Override
    public String[] getVersion() {
        return new String[] {"praktikum " + WorkContext.kitVersion() + ", Java " + Runtime.version()};
    }
}
