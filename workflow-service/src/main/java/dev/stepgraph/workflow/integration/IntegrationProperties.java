package dev.stepgraph.workflow.integration;

import jakarta.validation.constraints.Positive;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * How tasks are called.
 *
 * @param maxConcurrentCalls how many calls this replica makes at once; more wait their turn
 * @param maxConcurrentCallsPerDestination how many of them go to one function or host, so that one
 *     that hangs leaves room for the others
 * @param maxResultSize how large a task's result may be
 */
@Validated
@ConfigurationProperties("stepgraph.integration")
public record IntegrationProperties(
        @DefaultValue("1024") @Positive int maxConcurrentCalls,
        @DefaultValue("256") @Positive int maxConcurrentCallsPerDestination,
        @DefaultValue("262144B") DataSize maxResultSize) {}
