package praktikum.check.engine;

import praktikum.check.verdict.CheckKey;
import praktikum.check.verdict.Verdict;

/** Hears how a run gets on. Called from the run's threads; must be quick and never throw. */
public interface RunListener {

    /** Nobody listens. */
    RunListener SILENT = new RunListener() { };

    /** A round is over. */
    default void round(int number, int settled, int checks) {
    }

    /** A host has answered a command. */
    default void answered(String host) {
    }

    /** A check is settled, before what it builds on is weighed. */
    default void settled(CheckKey key, Verdict verdict) {
    }
}
