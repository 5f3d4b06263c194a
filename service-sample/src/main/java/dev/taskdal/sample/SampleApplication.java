package dev.taskdal.sample;

import io.github.cdimascio.dotenv.Dotenv;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/** A REST service on the data access layer. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class SampleApplication {

    /** Starts it. */
    public static void main(String[] args) {
        start(args);
    }

    /** Starts it and returns when it answers. */
    public static ConfigurableApplicationContext start(String... args) {
        SpringApplication application = new SpringApplication(SampleApplication.class);
        application.addInitializers(context -> context.getEnvironment()
                .getPropertySources()
                .addAfter(
                        StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                        new SystemEnvironmentPropertySource(".env-systemEnvironment", envFile())));
        return application.run(args);
    }

    /** The {@code .env} of the working directory, read as shells read it: Spring's import knows no quotes. */
    private static Map<String, Object> envFile() {
        return Dotenv.configure().ignoreIfMissing().load().entries(Dotenv.Filter.DECLARED_IN_ENV_FILE).stream()
                .collect(Collectors.toMap(entry -> entry.getKey(), entry -> entry.getValue()));
    }
}
