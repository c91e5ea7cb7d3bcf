package praktikum.host;

import java.util.List;

/**
 * Answers to the questions a command asks on its terminal, each given once, when its prompt is in the last line and that
 * line is not ended; of several that fit, the first one that was not given yet. Secrets travel here and nowhere else: never in an argument,
 * never in the transcript.
 */
public record Dialogue(List<Turn> turns) {

    /**
     * One question and its answer.
     *
     * @param prompt a regular expression for a part of the question, any case; looked for in what came since the last answer
     * @param answer what is typed, without the line end
     * @param secret whether the answer is blotted out of the output should the host echo it
     */
    public record Turn(String prompt, String answer, boolean secret) {

        @Override
        public String toString() {
            return "Turn[" + prompt + ", " + (secret ? "secret" : answer) + "]";
        }
    }

    public Dialogue {
        turns = List.copyOf(turns);
    }
}
