package praktikum.run.lab;

import java.util.List;
import praktikum.course.Action;
import praktikum.site.PlannedMachine;
import praktikum.text.Message;

/** Who hears how a lab is carried out. */
public interface LabListener {

    /**
     * An action of a step at one of its places.
     *
     * @param places all that the action is for, in order
     * @param script what is run there, the site's values filled in
     */
    record MachineAction(LabStep step, Action action, LabPlace place, List<LabPlace> places, String script) {
        /** Where it runs. */
        public PlannedMachine machine() {
            return place.machine();
        }

        /** As {@code 01-nodes/time #2}. */
        public String label() {
            return step.address() + " #" + action.number();
        }
    }

    /** A step begins. */
    void begins(LabStep step);

    /** An action is carried out now, or is a person's to carry out. */
    void announces(MachineAction action);

    /** An action is left out. */
    void leavesOut(Message why);

    /** The action under way has printed something, cut anywhere; nothing once it prints no more. */
    void prints(byte[] piece);

    /** Something else is to be said: a restart, or why the run ends here. */
    void hears(Message what);
}
