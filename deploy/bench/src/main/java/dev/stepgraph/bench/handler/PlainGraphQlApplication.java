package dev.stepgraph.bench.handler;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.graphql.autoconfigure.GraphQlAutoConfiguration;
import org.springframework.boot.graphql.autoconfigure.reactive.GraphQlWebFluxAutoConfiguration;
import org.springframework.boot.http.codec.autoconfigure.CodecsAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.reactor.netty.autoconfigure.NettyReactiveWebServerAutoConfiguration;
import org.springframework.boot.webflux.autoconfigure.HttpHandlerAutoConfiguration;
import org.springframework.boot.webflux.autoconfigure.WebFluxAutoConfiguration;
import org.springframework.context.annotation.Import;

/**
 * Spring for GraphQL as its users write it, and nothing else. The gateway's libraries lie on its
 * class path, so the parts are named rather than found.
 */
@SpringBootConfiguration
@ImportAutoConfiguration({
    CodecsAutoConfiguration.class,
    GraphQlAutoConfiguration.class,
    GraphQlWebFluxAutoConfiguration.class,
    HttpHandlerAutoConfiguration.class,
    JacksonAutoConfiguration.class,
    NettyReactiveWebServerAutoConfiguration.class,
    WebFluxAutoConfiguration.class
})
@Import({PlainGraphQlController.class, ReadyController.class})
public class PlainGraphQlApplication {

    /** Starts it. */
    public static void main(String[] arguments) {
        SpringApplication.run(PlainGraphQlApplication.class, arguments);
    }
}
