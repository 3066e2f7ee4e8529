package dev.stepgraph.workflow;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Starts workflow-service. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class WorkflowServiceApplication {

    /** Starts the service with the arguments of the command line. */
    public static void main(String[] args) {
        SpringApplication.run(WorkflowServiceApplication.class, args);
    }
}
