package dev.taskdal.dal.query;

import java.io.Serializable;
import java.lang.invoke.MethodType;
import java.lang.invoke.SerializedLambda;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;

/** Which parameters of a constructor reference are primitive, and so can't take null. */
final class Primitives {

    private Primitives() {}

    /**
     * Whether the constructor takes the column of that place and type as a primitive: false if it isn't a plain reference to a
     * constructor or a method with as many parameters.
     */
    static boolean takes(Mapping<?, ?> mapping, int place, Class<?> type) {
        // Most types have no primitive, and asking a reference takes time while the layer is opened.
        if (MethodType.methodType(type).unwrap().returnType() == type) {
            return false;
        }
        MethodType parameters = typeOf(mapping.constructor);
        return parameters != null
                && parameters.parameterCount() == mapping.columns
                && parameters.parameterType(place).isPrimitive();
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
