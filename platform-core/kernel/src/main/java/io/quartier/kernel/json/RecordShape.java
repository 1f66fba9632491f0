package io.quartier.kernel.json;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Array;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a record class consists of, looked at once. */
public final class RecordShape {

    private static final ClassValue<RecordShape> SHAPES = new ClassValue<>() {
        @Override
        protected RecordShape computeValue(Class<?> type) {
            return new RecordShape(type);
        }
    };

    private final Class<?> type;
    private final MethodHandle constructor;
    private final Map<String, Component> components = new LinkedHashMap<>();

    private RecordShape(Class<?> type) {
        if (!type.isRecord()) {
            throw new IllegalArgumentException(type.getName() + " is not a record: JSON objects are bound to records");
        }
        this.type = type;
        RecordComponent[] declared = type.getRecordComponents();
        Class<?>[] parameters = new Class<?>[declared.length];
        try {
            MethodHandles.Lookup lookup = MethodHandles.privateLookupIn(type, MethodHandles.lookup());
            for (int i = 0; i < declared.length; i++) {
                parameters[i] = declared[i].getType();
                declared[i].getAccessor().setAccessible(true);
                MethodHandle accessor = lookup.unreflect(declared[i].getAccessor())
                        .asType(MethodType.methodType(Object.class, Object.class));
                components.put(
                        declared[i].getName(),
                        new Component(i, declared[i].getName(), declared[i].getGenericType(), parameters[i], accessor));
            }
            Constructor<?> canonical = type.getDeclaredConstructor(parameters);
            canonical.setAccessible(true);
            constructor = lookup.unreflectConstructor(canonical)
                    .asSpreader(Object[].class, parameters.length)
                    .asType(MethodType.methodType(Object.class, Object[].class));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("Cannot look into record " + type.getName(), e);
        }
    }

    /** The shape of a record class. */
    public static RecordShape of(Class<?> type) {
        return SHAPES.get(type);
    }

    /** The components in declared order. */
    public List<Component> components() {
        return new ArrayList<>(components.values());
    }

    /** The component with this name, null where there is none. */
    public Component component(String name) {
        return components.get(name);
    }

    /** The names, in declared order, for messages. */
    public String names() {
        return String.join(", ", components.keySet());
    }

    /** How many components there are. */
    int size() {
        return components.size();
    }

    Iterable<Component> each() {
        return components.values();
    }

    Class<?> type() {
        return type;
    }

    /** Calls the canonical constructor. */
    Object construct(Object[] values) {
        try {
            return (Object) constructor.invokeExact(values);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException("The constructor of " + type.getName() + " failed", e);
        }
    }

    /** One component of a record. */
    public static final class Component {
        private final int index;
        private final String name;
        private final Type genericType;
        private final Class<?> type;
        private final MethodHandle accessor;
        private volatile ValueReader reader;

        private Component(int index, String name, Type genericType, Class<?> type, MethodHandle accessor) {
            this.index = index;
            this.name = name;
            this.genericType = genericType;
            this.type = type;
            this.accessor = accessor;
        }

        /** Its name, the field's name in JSON. */
        public String name() {
            return name;
        }

        /** Its declared type with type arguments. */
        public Type genericType() {
            return genericType;
        }

        /** Its declared type. */
        public Class<?> type() {
            return type;
        }

        /** What stands for a value that is not there: null, or zero for a number. */
        Object absent() {
            return type.isPrimitive() ? Array.get(Array.newInstance(type, 1), 0) : null;
        }

        int index() {
            return index;
        }

        /** Its value in a record. */
        public Object of(Object holder) {
            try {
                return (Object) accessor.invokeExact(holder);
            } catch (RuntimeException | Error e) {
                throw e;
            } catch (Throwable e) {
                throw new IllegalStateException("Cannot read " + name, e);
            }
        }

        /** Made on first use: views hold types that can be written but not read. */
        ValueReader reader() {
            ValueReader known = reader;
            if (known == null) {
                known = ValueReader.of(genericType);
                reader = known;
            }
            return known;
        }
    }
}
