package dev.stepgraph.workflow.statemachine;

import dev.stepgraph.common.aws.AwsIdentity;
import dev.stepgraph.workflow.asl.intrinsic.ExpressionCompiler;
import dev.stepgraph.workflow.asl.parse.ExpressionReader;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;

/** The identity that all ARNs are made with. */
@EnableScheduling
@Configuration(proxyBeanMethods = false)
class StateMachineConfiguration {

    @Bean
    AwsIdentity awsIdentity(AwsProperties properties) {
        return new AwsIdentity(properties.region(), properties.account());
    }

    @Bean
    ExpressionReader expressionReader() {
        return new ExpressionCompiler();
    }
}
