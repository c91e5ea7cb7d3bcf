package praktikum.check.code;

import java.lang.classfile.Opcode;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The variables and the stack at one place of a method. */
final class Frame {

    private final List<Value> stack;
    private final Map<Integer, Value> variables;

    private Frame(List<Value> stack, Map<Integer, Value> variables) {
        this.stack = stack;
        this.variables = variables;
    }

    /** At the beginning of a method that is given these values. */
    static Frame of(List<Value> given) {
        var frame = new Frame(new ArrayList<>(), new HashMap<>());
        var slot = 0;
        for (var value : given) {
            frame.variables.put(slot, value);
            slot += value.wide() ? 2 : 1;
        }
        return frame;
    }

    /** Where an exception is caught: nothing is known but that it lies on the stack. */
    static Frame caught() {
        return new Frame(new ArrayList<>(List.of(Value.ANY)), new HashMap<>());
    }

    Frame copy() {
        return new Frame(new ArrayList<>(stack), new HashMap<>(variables));
    }

    /** What holds where two ways meet. */
    Frame or(Frame other) {
        var both = new ArrayList<Value>();
        for (var i = 0; i < stack.size(); i++) {
            both.add(stack.get(i).or(other.stack.get(i)));
        }
        var common = new HashMap<Integer, Value>();
        variables.forEach((slot, value) -> common.put(slot, value.or(other.variables.getOrDefault(slot, Value.ANY))));
        return new Frame(both, common);
    }

    void push(Value value) {
        stack.add(value);
    }

    Value pop() {
        return stack.removeLast();
    }

    void pop(int count) {
        for (var i = 0; i < count; i++) {
            pop();
        }
    }

    void load(int slot, boolean wide) {
        push(variables.getOrDefault(slot, Value.any(wide)));
    }

    void store(int slot) {
        variables.put(slot, pop());
    }

    /** Takes the arguments of a call from the stack, first one first. */
    List<Value> arguments(MethodTypeDesc type) {
        var given = new ArrayList<Value>();
        for (var i = 0; i < type.parameterCount(); i++) {
            given.add(pop());
        }
        Collections.reverse(given);
        return given;
    }

    /** Carries out an instruction that only moves what lies on the stack (JVMS 6.5). */
    void shuffle(Opcode opcode) {
        switch (opcode) {
            case POP -> pop();
            case POP2 -> words(2);
            case DUP -> duplicate(1, 0);
            case DUP_X1 -> duplicate(1, 1);
            case DUP_X2 -> duplicate(1, 2);
            case DUP2 -> duplicate(2, 0);
            case DUP2_X1 -> duplicate(2, 1);
            case DUP2_X2 -> duplicate(2, 2);
            case SWAP -> {
                var top = pop();
                var below = pop();
                push(top);
                push(below);
            }
            default -> throw new IllegalArgumentException(opcode.toString());
        }
    }

    private void duplicate(int words, int below) {
        var top = words(words);
        var under = words(below);
        top.forEach(this::push);
        under.forEach(this::push);
        top.forEach(this::push);
    }

    private List<Value> words(int count) {
        var taken = new ArrayList<Value>();
        for (var words = 0; words < count; words += taken.getFirst().wide() ? 2 : 1) {
            taken.addFirst(pop());
        }
        return taken;
    }
}
