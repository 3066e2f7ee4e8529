package dev.stepgraph.gateway.datasource.lambda;

import dev.stepgraph.common.aws.client.AwsDestination;
import dev.stepgraph.common.aws.client.Functions;
import dev.stepgraph.gateway.datasource.DataSourceProperties;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** Sets up how functions are called. */
@Configuration(proxyBeanMethods = false)
class FunctionConfiguration {

    @Bean
    Functions lambdaFunctions(
            FunctionProperties functions,
            LambdaProperties lambda,
            DataSourceProperties properties,
            Environment environment) {
        return new Functions(
                functions.functions(),
                AwsDestination.of(
                        lambda.endpoint(), lambda.region(), "LAMBDA", environment::getProperty),
                properties.limits());
    }
}
