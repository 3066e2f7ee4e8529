package dev.stepgraph.workflow.timer;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import java.time.Duration;

/**
 * How timers are kept.
 *
 * @param horizon how far ahead wake-ups are kept in memory
 * @param poll how often the database is looked at for those that have come near
 * @param fullPoll how often it is looked at for all that are due, which finds what was missed
 * @param capacity how many wake-ups are kept in memory that are also in the database
 */
@ConfigurationProperties("stepgraph.timer")
public record TimerProperties(
        @DefaultValue("30s") Duration horizon,
        @DefaultValue("10s") Duration poll,
        @DefaultValue("60s") Duration fullPoll,
        @DefaultValue("200000") int capacity) {}
