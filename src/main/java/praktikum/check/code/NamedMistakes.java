package praktikum.check.code;

import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.constant.ConstantDesc;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import praktikum.check.Expect;
import praktikum.check.Mistake;
import praktikum.check.verdict.Judgement;

/**
 * The mistakes that a check names, read from its class files: every text that may reach a {@code mistake(…)}, through the check's own
 * methods, lambdas and fields, and those of other classes that are no part of the kit's engine.
 *
 * @param names in their order
 * @param all whether it can name no others
 */
public record NamedMistakes(Set<String> names, boolean all) {

    private static final Set<String> SINKS = Set.of(Judgement.class.getName(), Expect.class.getName());

    public NamedMistakes {
        names = Collections.unmodifiableSet(new TreeSet<>(names));
    }

    /** Reads a check's method and all that it calls of its own. What cannot be read may name anything. */
    public static NamedMistakes of(Method check) {
        try {
            var search = new Search(Optional.ofNullable(check.getDeclaringClass().getClassLoader()));
            while (search.again()) {
                search.start(check);
            }
            return new NamedMistakes(search.names, search.all);
        } catch (RuntimeException | StackOverflowError notAsJavacWrites) {
            return new NamedMistakes(Set.of(), false);
        }
    }

    /** One reading; begins anew until the fields hold all that is written into them. */
    private static final class Search implements MethodFlow.Calls {

        private static final int MOST = 20_000;
        private static final int DEEPEST = 60;

        private final Optional<ClassLoader> loader;
        private final Map<String, Optional<ClassModel>> classes = new HashMap<>();
        private final Map<String, Value> fields = new HashMap<>();
        private Map<String, Value> fieldsBefore = new HashMap<>();
        private final Map<List<Object>, Value> done = new HashMap<>();
        private final Set<String> begun = new HashSet<>();
        private final Set<String> names = new TreeSet<>();
        private boolean all = true;
        private boolean first = true;
        private int flows;
        private int depth;

        Search(Optional<ClassLoader> loader) {
            this.loader = loader;
        }

        boolean again() {
            if (!first && fields.equals(fieldsBefore)) {
                return false;
            }
            first = false;
            fieldsBefore = new HashMap<>(fields);
            done.clear();
            begun.clear();
            names.clear();
            all = true;
            return true;
        }

        void start(Method check) {
            var owner = check.getDeclaringClass().getName();
            var type = MethodTypeDesc.ofDescriptor(Stream.of(check.getParameterTypes()).map(Class::descriptorString)
                    .reduce("(", String::concat) + ")" + check.getReturnType().descriptorString());
            method(owner, "<init>", "()V", List.of(Value.ANY));
            var given = new ArrayList<>(anything(type));
            if (!Modifier.isStatic(check.getModifiers())) {
                given.addFirst(Value.ANY);
            }
            method(owner, check.getName(), type.descriptorString(), given);
        }

        @Override
        public Value call(InvokeInstruction call, List<Value> given) {
            var owner = call.owner().asInternalName().replace('/', '.');
            var name = call.name().stringValue();
            if (names(owner, name, call.typeSymbol())) {
                named(given.get(owner.equals(Expect.class.getName()) ? 0 : 1));
            } else if (name.equals("<init>") && owner.equals(Mistake.class.getName())) {
                named(given.get(1));
            }
            return method(owner, name, call.type().stringValue(), given).orElse(any(call.typeSymbol()));
        }

        /** Whether a method takes the name of a mistake; what only tells it takes nothing. */
        private static boolean names(String owner, String name, MethodTypeDesc type) {
            return name.equals("mistake") && type.parameterCount() > 0 && SINKS.contains(owner);
        }

        private void named(Value key) {
            names.addAll(key.texts());
            all &= !key.open();
        }

        @Override
        public void make(InvokeDynamicInstruction site, List<Value> given) {
            for (ConstantDesc argument : site.bootstrapArgs()) {
                if (argument instanceof DirectMethodHandleDesc handle) {
                    var owner = handle.owner().descriptorString().replaceFirst("^L(.*);$", "$1").replace('/', '.');
                    all &= !names(owner, handle.methodName(), MethodTypeDesc.ofDescriptor(handle.lookupDescriptor()));
                    var values = new ArrayList<>(given);
                    var type = MethodTypeDesc.ofDescriptor(handle.lookupDescriptor());
                    var full = new ArrayList<>(anything(type));
                    if (handle.kind().refKind != java.lang.invoke.MethodHandleInfo.REF_invokeStatic) {
                        full.addFirst(Value.ANY);
                    }
                    for (var i = 0; i < Math.min(values.size(), full.size()); i++) {
                        full.set(i, values.get(i));
                    }
                    method(owner, handle.methodName(), handle.lookupDescriptor(), full);
                }
            }
        }

        @Override
        public Value get(FieldInstruction field) {
            begin(field.owner().asInternalName().replace('/', '.'));
            return fieldsBefore.getOrDefault(key(field), Value.any(TypeKind.from(field.typeSymbol()).slotSize() == 2));
        }

        @Override
        public void put(FieldInstruction field, Value value) {
            fields.merge(key(field), value, Value::or);
        }

        private static String key(FieldInstruction field) {
            return field.owner().asInternalName() + "." + field.name().stringValue();
        }

        private static Value any(MethodTypeDesc type) {
            return Value.any(TypeKind.from(type.returnType()).slotSize() == 2);
        }

        private static List<Value> anything(MethodTypeDesc type) {
            return type.parameterList().stream().map(each -> Value.any(TypeKind.from(each).slotSize() == 2)).toList();
        }

        private void begin(String owner) {
            if (begun.add(owner)) {
                method(owner, "<clinit>", "()V", List.of());
            }
        }

        /** What a method of the check's own gives back; empty for those of others, which are not looked into. */
        private Optional<Value> method(String owner, String name, String type, List<Value> given) {
            var code = classes.computeIfAbsent(owner, this::read).flatMap(found -> found.methods().stream()
                    .filter(each -> each.methodName().equalsString(name) && each.methodType().equalsString(type)).findFirst())
                    .flatMap(MethodModel::code);
            if (code.isEmpty()) {
                return Optional.empty();
            }
            begin(owner);
            var key = List.<Object>of(owner, name, type, given);
            if (done.containsKey(key)) {
                return Optional.of(done.get(key));
            }
            if (flows++ > MOST || depth > DEEPEST) {
                throw new IllegalStateException("more than anybody writes");
            }
            var unknown = any(MethodTypeDesc.ofDescriptor(type));
            // A method that calls itself is not followed round.
            done.put(key, unknown);
            depth++;
            var value = MethodFlow.run(code.get(), given, this);
            depth--;
            done.put(key, value.wide() == unknown.wide() ? value : unknown);
            return Optional.of(done.get(key));
        }

        private Optional<ClassModel> read(String name) {
            if (name.startsWith("praktikum.") || name.startsWith("java.") || name.startsWith("[")) {
                return Optional.empty();
            }
            try (var in = loader.map(own -> own.getResourceAsStream(name.replace('.', '/') + ".class")).orElse(null)) {
                return in == null ? Optional.empty() : Optional.of(ClassFile.of().parse(in.readAllBytes()));
            } catch (IOException unreadable) {
                return Optional.empty();
            }
        }
    }
}
