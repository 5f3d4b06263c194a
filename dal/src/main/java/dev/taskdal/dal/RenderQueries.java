package dev.taskdal.dal;

import dev.taskdal.dal.query.Queries;
import dev.taskdal.dal.query.RenderedStatements;
import java.io.IOException;
import java.nio.file.Path;

/** Run by the build of this jar: leaves the layer's statements in it, so that opening the layer renders none. */
public final class RenderQueries {

    private RenderQueries() {}

    /** @param arguments the folder of the compiled classes */
    public static void main(String[] arguments) throws IOException {
        RenderedStatements.write(Path.of(arguments[0]), Dal.sets().toArray(Queries[]::new));
    }
}
