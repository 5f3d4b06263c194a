package dev.taskdal.sample.docs;

import dev.taskdal.schema.enums.NotificationChannel;
import dev.taskdal.schema.enums.NotificationEvent;
import dev.taskdal.schema.enums.TaskOperation;
import dev.taskdal.schema.enums.TaskPriority;
import dev.taskdal.schema.enums.TaskStatus;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import java.util.List;
import java.util.stream.Stream;
import org.jooq.EnumType;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the signatures of the resources don't say: problems, log-in, and how enums are written. */
@Configuration(proxyBeanMethods = false)
class OpenApiConfiguration {

    static {
        Stream.<EnumType[]>of(
                        TaskStatus.values(),
                        TaskPriority.values(),
                        TaskOperation.values(),
                        NotificationChannel.values(),
                        NotificationEvent.values())
                .forEach(OpenApiConfiguration::describeAsWritten);
    }

    private static void describeAsWritten(EnumType[] values) {
        List<String> literals = Stream.of(values).map(EnumType::getLiteral).toList();
        SpringDocUtils.getConfig().replaceWithSchema(values[0].getClass(), new StringSchema()._enum(literals));
    }

    @Bean
    OpenAPI openApi() {
        return new OpenAPI()
                // Where the document is: not what a request claims that its host is.
                .servers(List.of(new Server().url("/")))
                .info(new Info()
                        .title("taskdal")
                        .version("1")
                        .description("Tasks of those who are logged in, and of nobody else. Errors are problem details"
                                + " (RFC 9457). Lists are keyset pages: follow next and prev as they are."))
                .components(new Components()
                        .addSecuritySchemes(
                                "token",
                                new SecurityScheme()
                                        .type(SecurityScheme.Type.HTTP)
                                        .scheme("bearer")
                                        .description("An API token, made with POST /api/tokens."))
                        .addSecuritySchemes(
                                "session",
                                new SecurityScheme()
                                        .type(SecurityScheme.Type.APIKEY)
                                        .in(SecurityScheme.In.COOKIE)
                                        .name("JSESSIONID")
                                        .description("Made with POST /api/session. Changes send the cookie XSRF-TOKEN"
                                                + " in the header X-XSRF-TOKEN, too."))
                        .addSchemas("Problem", problem()))
                .addSecurityItem(new SecurityRequirement().addList("token"))
                .addSecurityItem(new SecurityRequirement().addList("session"));
    }

    private static Schema<?> problem() {
        return new ObjectSchema()
                .addProperty("type", new StringSchema().description("What a program may rely on."))
                .addProperty("title", new StringSchema())
                .addProperty("status", new IntegerSchema())
                .addProperty("detail", new StringSchema().description("What is wrong, and what to do."));
    }

    @Bean
    OpenApiCustomizer problems() {
        ApiResponse problem = new ApiResponse()
                .description("A problem")
                .content(new Content()
                        .addMediaType(
                                "application/problem+json",
                                new MediaType().schema(new Schema<>().$ref("#/components/schemas/Problem"))));
        return document -> document.getPaths().values().stream()
                .flatMap(path -> path.readOperations().stream())
                .forEach(operation -> operation.getResponses().addApiResponse("default", problem));
    }
}
