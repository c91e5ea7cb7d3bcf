package praktikum.check.engine;

import praktikum.check.ask.MarkerLog.Written;
import praktikum.text.Message;

/** Keeps account of the files that challenges write, so that none is forgotten. */
public interface MarkerKeeper {

    /** Keeps no account, where everything has happened already. */
    MarkerKeeper SILENT = new MarkerKeeper() { };

    /** It is about to be written. */
    default void writing(Written marker) {
    }

    /** It is gone again. */
    default void removed(Written marker) {
    }

    /** It could not be removed. */
    default void left(Written marker, Message why) {
    }
}
