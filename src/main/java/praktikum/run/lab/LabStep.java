package praktikum.run.lab;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import praktikum.course.Course;
import praktikum.course.CourseAddress;
import praktikum.course.Lab;
import praktikum.course.Step;
import praktikum.run.WorkEnd;
import praktikum.run.WorkFailed;

/** A step and the lab it is of. */
public record LabStep(Lab lab, Step step) {

    /** As {@code 01-nodes/time}. */
    public String address() {
        return lab.id() + "/" + step.id();
    }

    /** The steps of addresses, all of their labs' steps for a lab, each once. */
    public static List<LabStep> of(Course course, List<String> scope) throws WorkFailed {
        var steps = new LinkedHashMap<String, LabStep>();
        for (var text : scope) {
            switch (CourseAddress.resolve(course, text)) {
                case CourseAddress.OfLab(var lab) -> lab.steps().forEach(step -> put(steps, new LabStep(lab, step)));
                case CourseAddress.OfStep(var lab, var step) -> put(steps, new LabStep(lab, step));
                case CourseAddress.OfCheck(var lab, var step, var rubric) -> put(steps, new LabStep(lab, step));
                case CourseAddress.Unclear(var message) -> throw WorkFailed.of(WorkEnd.NOT_AS_ASKED, message);
            }
        }
        return List.copyOf(steps.values());
    }

    private static void put(Map<String, LabStep> steps, LabStep step) {
        steps.putIfAbsent(step.address(), step);
    }
}
