package dev.stepgraph.gateway.workflow;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import java.time.InstantSource;

/** Puts together what the built-in API is made of. */
@Configuration(proxyBeanMethods = false)
class WorkflowConfiguration {

    @Bean
    WorkflowClient workflowClient(WorkflowProperties properties) {
        return new WorkflowClient(properties);
    }

    @Bean
    ExecutionEvents executionEvents(WorkflowClient client, WorkflowProperties properties) {
        return new ExecutionEvents(client, properties);
    }

    @Bean
    WorkflowResolvers workflowResolvers(
            WorkflowClient client, ExecutionEvents events, InstantSource clock) {
        StateMachineResources machines = new StateMachineResources(client);
        ExecutionResources executions = new ExecutionResources(client);
        ExecutionStarts starts = new ExecutionStarts(machines, executions, events, clock);
        return new WorkflowResolvers(
                new StateMachineFields(machines),
                new ExecutionFields(executions, starts),
                new SubscriptionFields(executions, events));
    }
}
