package dev.taskdal.sample;

import java.nio.file.Path;
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
                        new SystemEnvironmentPropertySource(
                                ".env-systemEnvironment",
                                EnvFile.read(Path.of("").toAbsolutePath()))));
        return application.run(args);
    }
}
