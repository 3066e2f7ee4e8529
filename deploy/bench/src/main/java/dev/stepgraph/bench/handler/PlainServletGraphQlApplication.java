package dev.stepgraph.bench.handler;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.task.TaskExecutionAutoConfiguration;
import org.springframework.boot.graphql.autoconfigure.GraphQlAutoConfiguration;
import org.springframework.boot.graphql.autoconfigure.servlet.GraphQlWebMvcAutoConfiguration;
import org.springframework.boot.http.converter.autoconfigure.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.servlet.autoconfigure.HttpEncodingAutoConfiguration;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.context.annotation.Import;

/**
 * Spring for GraphQL over Spring MVC, as most of its users have it: Tomcat, virtual threads, the
 * JDK's client. Libraries of both services lie on its class path, so the parts are named rather
 * than found.
 */
@SpringBootConfiguration
@ImportAutoConfiguration({
    DispatcherServletAutoConfiguration.class,
    GraphQlAutoConfiguration.class,
    GraphQlWebMvcAutoConfiguration.class,
    HttpEncodingAutoConfiguration.class,
    HttpMessageConvertersAutoConfiguration.class,
    JacksonAutoConfiguration.class,
    TaskExecutionAutoConfiguration.class,
    TomcatServletWebServerAutoConfiguration.class,
    WebMvcAutoConfiguration.class
})
@Import({BlockingGraphQlController.class, ReadyController.class})
public class PlainServletGraphQlApplication {

    /** Starts it. */
    public static void main(String[] arguments) {
        SpringApplication.run(PlainServletGraphQlApplication.class, arguments);
    }
}
