package dev.taskdal.dal.query;

import java.io.Serializable;
import java.lang.invoke.MethodType;
import java.lang.invoke.SerializedLambda;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;

/** Which parameters of a constructor reference are primitive, and so can't take null. */
final class Primitives {

    private Primitives() {}

    /** All false if it isn't a plain reference to a constructor or a method with that many parameters. */
    static boolean[] of(Serializable reference, int parameters) {
        boolean[] primitive = new boolean[parameters];
        MethodType type = typeOf(reference);
        if (type != null && type.parameterCount() == parameters) {
            for (int i = 0; i < parameters; i++) {
                primitive[i] = type.parameterType(i).isPrimitive();
            }
        }
        return primitive;
    }

    private static @Nullable MethodType typeOf(Serializable reference) {
        try {
            Method writeReplace = reference.getClass().getDeclaredMethod("writeReplace");
            writeReplace.setAccessible(true);
            SerializedLambda lambda = (SerializedLambda) writeReplace.invoke(reference);
            return MethodType.fromMethodDescriptorString(
                    lambda.getImplMethodSignature(), reference.getClass().getClassLoader());
        } catch (ReflectiveOperationException | RuntimeException e) {
            // Not a lambda, or in a module that keeps its lambdas to itself: a null is then found when it is read.
            return null;
        }
    }
}
