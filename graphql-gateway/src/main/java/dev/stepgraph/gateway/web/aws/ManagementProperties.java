package dev.stepgraph.gateway.web.aws;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

import java.time.Duration;

/**
 * Settings of the management API.
 *
 * @param maxRequestSize how many bytes a request's body may have: a schema of 1 MiB in Base64, and
 *     some room
 * @param evaluationTimeout for how long code that is tried out may run
 */
@ConfigurationProperties("stepgraph.management")
record ManagementProperties(
        @DefaultValue("1536KB") DataSize maxRequestSize,
        @DefaultValue("10s") Duration evaluationTimeout) {}
