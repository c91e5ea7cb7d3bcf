package praktikum.check.code;

import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeModel;
import java.lang.classfile.Label;
import java.lang.classfile.Opcode;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.ArrayLoadInstruction;
import java.lang.classfile.instruction.ArrayStoreInstruction;
import java.lang.classfile.instruction.BranchInstruction;
import java.lang.classfile.instruction.ConstantInstruction;
import java.lang.classfile.instruction.ConvertInstruction;
import java.lang.classfile.instruction.ExceptionCatch;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.LabelTarget;
import java.lang.classfile.instruction.LoadInstruction;
import java.lang.classfile.instruction.LookupSwitchInstruction;
import java.lang.classfile.instruction.MonitorInstruction;
import java.lang.classfile.instruction.NewMultiArrayInstruction;
import java.lang.classfile.instruction.NewObjectInstruction;
import java.lang.classfile.instruction.NewPrimitiveArrayInstruction;
import java.lang.classfile.instruction.NewReferenceArrayInstruction;
import java.lang.classfile.instruction.OperatorInstruction;
import java.lang.classfile.instruction.ReturnInstruction;
import java.lang.classfile.instruction.StackInstruction;
import java.lang.classfile.instruction.StoreInstruction;
import java.lang.classfile.instruction.SwitchCase;
import java.lang.classfile.instruction.TableSwitchInstruction;
import java.lang.classfile.instruction.ThrowInstruction;
import java.lang.classfile.instruction.TypeCheckInstruction;
import java.lang.constant.ConstantDescs;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Follows the values through one method, once from its beginning to its end: both ways of every fork, loops a single time. */
final class MethodFlow {

    /** Hears what the method does to the world outside of it. */
    interface Calls {

        /** A call; what comes back from it. */
        Value call(InvokeInstruction call, List<Value> given);

        /** A lambda or method reference is made, with these values in it. */
        void make(InvokeDynamicInstruction site, List<Value> given);

        /** What a field holds. */
        Value get(FieldInstruction field);

        /** A field is written. */
        void put(FieldInstruction field, Value value);
    }

    private final Calls calls;
    private final Map<Label, Frame> waiting = new HashMap<>();
    private Optional<Frame> now;
    private Optional<Value> result = Optional.empty();

    private MethodFlow(Calls calls, List<Value> given) {
        this.calls = calls;
        this.now = Optional.of(Frame.of(given));
    }

    /** What the method gives back for these values; anything where it never does. */
    static Value run(CodeModel code, List<Value> given, Calls calls) {
        var flow = new MethodFlow(calls, given);
        code.forEach(flow::element);
        return flow.result.orElse(Value.ANY);
    }

    private void element(CodeElement element) {
        if (element instanceof ExceptionCatch caught) {
            waiting.put(caught.handler(), Frame.caught());
        } else if (element instanceof LabelTarget target) {
            var arrived = Optional.ofNullable(waiting.get(target.label()));
            now = now.map(frame -> arrived.map(frame::or).orElse(frame)).or(() -> arrived);
        } else {
            now.ifPresent(frame -> instruction(element, frame));
        }
    }

    private void instruction(CodeElement element, Frame frame) {
        switch (element) {
            case LoadInstruction load -> frame.load(load.slot(), wide(load.typeKind()));
            case StoreInstruction store -> frame.store(store.slot());
            case ConstantInstruction constant -> frame.push(constant.constantValue() instanceof String text ? Value.text(text)
                    : Value.any(wide(constant.typeKind())));
            case FieldInstruction field -> field(field, frame);
            case InvokeInstruction call -> call(call, frame);
            case InvokeDynamicInstruction site -> {
                calls.make(site, frame.arguments(site.typeSymbol()));
                frame.push(Value.any(wide(TypeKind.from(site.typeSymbol().returnType()))));
            }
            case NewObjectInstruction _ -> frame.push(Value.ANY);
            case NewPrimitiveArrayInstruction _ -> replace(frame, 1, false);
            case NewReferenceArrayInstruction _ -> replace(frame, 1, false);
            case NewMultiArrayInstruction array -> replace(frame, array.dimensions(), false);
            case ArrayLoadInstruction load -> replace(frame, 2, wide(load.typeKind()));
            case ArrayStoreInstruction _ -> frame.pop(3);
            case TypeCheckInstruction check -> {
                if (check.opcode() == Opcode.INSTANCEOF) {
                    replace(frame, 1, false);
                }
            }
            case ConvertInstruction convert -> replace(frame, 1, wide(convert.toType()));
            case OperatorInstruction operator -> operator(operator, frame);
            case StackInstruction shuffle -> frame.shuffle(shuffle.opcode());
            case BranchInstruction branch -> branch(branch, frame);
            case TableSwitchInstruction fork -> fork(fork.defaultTarget(), fork.cases(), frame);
            case LookupSwitchInstruction fork -> fork(fork.defaultTarget(), fork.cases(), frame);
            case ReturnInstruction end -> {
                if (end.typeKind() != TypeKind.VOID) {
                    var value = frame.pop();
                    result = Optional.of(result.map(value::or).orElse(value));
                }
                now = Optional.empty();
            }
            case ThrowInstruction _ -> now = Optional.empty();
            case MonitorInstruction _ -> frame.pop();
            default -> { }
        }
    }

    private void field(FieldInstruction field, Frame frame) {
        switch (field.opcode()) {
            case GETSTATIC -> frame.push(calls.get(field));
            case GETFIELD -> {
                frame.pop();
                frame.push(calls.get(field));
            }
            case PUTSTATIC -> calls.put(field, frame.pop());
            default -> {
                calls.put(field, frame.pop());
                frame.pop();
            }
        }
    }

    private void call(InvokeInstruction call, Frame frame) {
        var given = frame.arguments(call.typeSymbol());
        if (call.opcode() != Opcode.INVOKESTATIC) {
            given.addFirst(frame.pop());
        }
        var value = calls.call(call, given);
        if (!call.typeSymbol().returnType().equals(ConstantDescs.CD_void)) {
            frame.push(value);
        }
    }

    private static void operator(OperatorInstruction operator, Frame frame) {
        var one = switch (operator.opcode()) {
            case ARRAYLENGTH, INEG, LNEG, FNEG, DNEG -> true;
            default -> false;
        };
        var number = switch (operator.opcode()) {
            case ARRAYLENGTH, LCMP, FCMPL, FCMPG, DCMPL, DCMPG -> true;
            default -> false;
        };
        replace(frame, one ? 1 : 2, !number && wide(operator.typeKind()));
    }

    private void branch(BranchInstruction branch, Frame frame) {
        var on = branch.opcode();
        if (on == Opcode.GOTO || on == Opcode.GOTO_W) {
            wait(branch.target(), frame);
            now = Optional.empty();
            return;
        }
        frame.pop(on.name().startsWith("IF_ICMP") || on.name().startsWith("IF_ACMP") ? 2 : 1);
        wait(branch.target(), frame);
    }

    private void fork(Label otherwise, List<SwitchCase> cases, Frame frame) {
        frame.pop();
        wait(otherwise, frame);
        cases.forEach(one -> wait(one.target(), frame));
        now = Optional.empty();
    }

    private void wait(Label target, Frame frame) {
        waiting.merge(target, frame.copy(), Frame::or);
    }

    private static void replace(Frame frame, int taken, boolean wide) {
        frame.pop(taken);
        frame.push(Value.any(wide));
    }

    private static boolean wide(TypeKind kind) {
        return kind.slotSize() == 2;
    }
}
