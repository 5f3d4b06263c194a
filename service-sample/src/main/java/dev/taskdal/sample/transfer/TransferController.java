package dev.taskdal.sample.transfer;

import dev.taskdal.dal.Dal;
import dev.taskdal.dal.user.UserId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/** Import and export of all tasks of the one who is logged in. */
@RestController
@RequestMapping("/api/tasks")
@Tag(name = "Tasks")
final class TransferController {

    private static final String NDJSON = "application/x-ndjson";

    private final Dal dal;
    private final TaskImport imports;
    private final ObjectWriter writer;

    /** Each has a file, then a connection. */
    private final Slots importing = new Slots("an import", 4);

    /** Each has a connection for as long as its reader takes. */
    private final Slots exporting = new Slots("an export", 2);

    TransferController(Dal dal, TaskImport imports, JsonMapper json) {
        this.dal = dal;
        this.imports = imports;
        this.writer = json.writerFor(ExportQueries.Line.class);
    }

    @PostMapping(path = "/import", consumes = NDJSON)
    @Operation(
            summary = "Imports tasks",
            description = "One JSON object a line, at most 100000 lines and 64 MB. Lines that can't be tasks are"
                    + " reported and left out. After any error nothing has been imported.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content = @Content(mediaType = NDJSON, schema = @Schema(type = "string"))))
    ImportReport importAll(@AuthenticationPrincipal UserId user, InputStream body) throws IOException {
        return importing.in(user, () -> imports.run(user, body));
    }

    @GetMapping(path = "/export", produces = NDJSON)
    @Operation(
            summary = "Exports all tasks",
            description = "One JSON object a line, newest first. A connection that ends early means that"
                    + " something is missing.")
    @ApiResponse(responseCode = "200", content = @Content(mediaType = NDJSON, schema = @Schema(type = "string")))
    void exportAll(@AuthenticationPrincipal UserId user, HttpServletResponse response) throws IOException {
        exporting.in(user, () -> {
            response.setContentType(NDJSON);
            response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"tasks.ndjson\"");
            OutputStream out = response.getOutputStream();
            try {
                ExportQueries.TASKS.stream(dal, user, lines -> {
                    lines.forEach(line -> write(line, out));
                    return null;
                });
            } catch (UncheckedIOException e) {
                throw e.getCause();
            }
            return null;
        });
    }

    private void write(ExportQueries.Line line, OutputStream out) {
        try {
            out.write(writer.writeValueAsBytes(line));
            out.write('\n');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
