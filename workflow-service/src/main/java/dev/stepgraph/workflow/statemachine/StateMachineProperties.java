package dev.stepgraph.workflow.statemachine;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import java.time.Duration;

/**
 * Settings of state machines.
 *
 * @param freshness how old a replica's notion of a state machine's current revision may be: an
 *     update or a deletion on one replica is seen by starts on the others within that time
 * @param cachedCharacters how much definition text the parsed revisions in memory may stand for, in
 *     characters
 * @param maxStateMachines how many state machines there may be
 * @param maxTags how many tags a resource may have
 */
@ConfigurationProperties("stepgraph.state-machines")
public record StateMachineProperties(
        @DefaultValue("1s") Duration freshness,
        @DefaultValue("16000000") long cachedCharacters,
        @DefaultValue("100000") int maxStateMachines,
        @DefaultValue("50") int maxTags) {}
