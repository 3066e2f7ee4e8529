package dev.stepgraph.workflow.web;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

import java.time.Duration;

/**
 * Settings of the HTTP surface.
 *
 * @param maxRequestSize how many bytes a request's body may have: a definition of 1 MiB, and room
 *     for what its quotes and line ends take as a JSON text
 * @param eventHeartbeat how often a stream of events says that it is alive when nothing happens
 */
@ConfigurationProperties("stepgraph.web")
public record WebProperties(
        @DefaultValue("1536KB") DataSize maxRequestSize,
        @DefaultValue("15s") Duration eventHeartbeat) {}
