package dev.stepgraph.gateway;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Starts graphql-gateway. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class GraphqlGatewayApplication {

    /** Starts the gateway with the arguments of the command line. */
    public static void main(String[] args) {
        SpringApplication.run(GraphqlGatewayApplication.class, args);
        // What the gateway lives on is moved out of the way now, not while its first callers wait.
        System.gc();
    }
}
