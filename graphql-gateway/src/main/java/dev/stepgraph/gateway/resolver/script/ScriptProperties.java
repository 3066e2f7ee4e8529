package dev.stepgraph.gateway.resolver.script;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

import java.time.Duration;

/**
 * How scripts are run.
 *
 * @param processes how many child processes there may be; each runs one script at a time. One is
 *     left to suspects, where there are any; of the others that have started, all but one at most
 *     work for the same API
 * @param keepWarm how many of them are started with the gateway; the others when they are needed
 * @param heap how much memory the values of a script may take in a child
 * @param timeLimit how long one evaluation may take
 * @param startLimit how long a child may take to start
 */
@Validated
@ConfigurationProperties("stepgraph.resolver.script")
public record ScriptProperties(
        @DefaultValue("3") @Min(1) @Max(64) int processes,
        @DefaultValue("2") @Min(0) int keepWarm,
        @DefaultValue("96MB") DataSize heap,
        @DefaultValue("2s") Duration timeLimit,
        @DefaultValue("60s") Duration startLimit) {}
