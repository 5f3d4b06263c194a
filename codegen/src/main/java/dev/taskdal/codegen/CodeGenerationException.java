package dev.taskdal.codegen;

/** Classes could not be generated. Its message says what to do next. */
public final class CodeGenerationException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    CodeGenerationException(String message) {
        super(message);
    }

    CodeGenerationException(String message, Throwable cause) {
        super(message, cause);
    }
}
