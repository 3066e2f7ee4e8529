package dev.stepgraph.workflow.execution.store;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How decisions are committed.
 *
 * @param threads how many commits are under way at once; each has a connection of its own. One
 *     writes the largest batches and costs the least; a second pays where a commit takes long and
 *     cores are free
 * @param batchLength how many executions one commit writes at most
 * @param batchSize how much text one commit writes at most, give or take one execution
 * @param queueLength how many executions may wait for a commit before starts are throttled
 * @param queueSize how much text may wait for a commit before starts are throttled
 */
@ConfigurationProperties("stepgraph.execution.committer")
public record CommitterProperties(
        @DefaultValue("1") int threads,
        @DefaultValue("256") int batchLength,
        @DefaultValue("8MB") DataSize batchSize,
        @DefaultValue("4096") int queueLength,
        @DefaultValue("64MB") DataSize queueSize) {}
