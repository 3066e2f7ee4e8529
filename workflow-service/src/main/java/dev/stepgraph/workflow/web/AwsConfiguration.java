package dev.stepgraph.workflow.web;

import dev.stepgraph.common.aws.PageTokens;
import dev.stepgraph.common.aws.protocol.AwsJsonProtocol;
import dev.stepgraph.common.aws.protocol.AwsOperation;
import dev.stepgraph.common.secret.ServiceKeys;
import dev.stepgraph.workflow.execution.ForwardedCommands;
import dev.stepgraph.workflow.web.guard.AwsGuard;

import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import java.time.InstantSource;
import java.util.List;
import java.util.Set;

/** Puts the AWS operations behind {@code POST /}, and what replicas say to each other elsewhere. */
@Configuration(proxyBeanMethods = false)
class AwsConfiguration {

    /** Operations of the service that are not there yet. */
    private static final Set<String> PLANNED =
            Set.of(
                    "CreateActivity",
                    "CreateStateMachineAlias",
                    "DeleteActivity",
                    "DeleteStateMachineAlias",
                    "DeleteStateMachineVersion",
                    "DescribeActivity",
                    "DescribeMapRun",
                    "DescribeStateMachineAlias",
                    "GetActivityTask",
                    "ListActivities",
                    "ListMapRuns",
                    "ListStateMachineAliases",
                    "ListStateMachineVersions",
                    "PublishStateMachineVersion",
                    "RedriveExecution",
                    "SendTaskFailure",
                    "SendTaskHeartbeat",
                    "SendTaskSuccess",
                    "TestState",
                    "UpdateMapRun",
                    "UpdateStateMachineAlias");

    /** Replicas share the service's key, so each opens what another issued. */
    @Bean
    PageTokens pageTokens(ServiceKeys keys, InstantSource clock) {
        return new PageTokens(keys.current().derive("page tokens"), clock);
    }

    @Bean
    AwsJsonProtocol awsJsonProtocol(List<AwsOperation> operations, RequestFaults faults) {
        return new AwsJsonProtocol("AWSStepFunctions", operations, PLANNED, faults);
    }

    /** The empty pattern is the root path and nothing below it. */
    @Bean
    ServletRegistrationBean<AwsServlet> awsServlet(
            AwsJsonProtocol protocol, AwsGuard guard, RequestIds ids, WebProperties properties) {
        int maxRequestBytes = Math.toIntExact(properties.maxRequestSize().toBytes());
        ServletRegistrationBean<AwsServlet> servlet =
                new ServletRegistrationBean<>(
                        new AwsServlet(protocol, guard, ids, maxRequestBytes), "");
        servlet.setName("aws");
        servlet.setLoadOnStartup(1);
        return servlet;
    }

    @Bean
    ServletRegistrationBean<ForwardedCommandsServlet> forwardedCommandsServlet(
            ForwardedCommands commands, WebProperties properties) {
        int maxBytes = Math.toIntExact(properties.maxRequestSize().toBytes());
        ServletRegistrationBean<ForwardedCommandsServlet> servlet =
                new ServletRegistrationBean<>(
                        new ForwardedCommandsServlet(commands, maxBytes),
                        ForwardedCommandsServlet.PATTERN);
        servlet.setName("forwarded-commands");
        return servlet;
    }
}
