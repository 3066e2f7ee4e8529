package dev.stepgraph.workflow.integration.lambda;

import dev.stepgraph.common.aws.client.AwsDestination;
import dev.stepgraph.common.aws.client.CallLimits;
import dev.stepgraph.common.aws.client.Functions;
import dev.stepgraph.workflow.integration.IntegrationProperties;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** Sets up how functions are called. */
@Configuration(proxyBeanMethods = false)
class FunctionConfiguration {

    @Bean
    Functions functions(
            FunctionProperties functions,
            LambdaProperties lambda,
            IntegrationProperties limits,
            Environment environment) {
        return new Functions(
                functions.functions(),
                AwsDestination.of(
                        lambda.endpoint(), lambda.region(), "LAMBDA", environment::getProperty),
                new CallLimits(
                        limits.maxConcurrentCalls(),
                        Math.toIntExact(limits.maxResultSize().toBytes())));
    }
}
