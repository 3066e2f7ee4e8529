package dev.stepgraph.gateway.datasource;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import java.time.Duration;
import java.util.List;

/**
 * Where data sources may go whose address an API's owner wrote down.
 *
 * @param allow what may be called though it is not public: ranges of addresses ({@code
 *     10.1.0.0/16}), addresses, host names, or all names below one ({@code *.internal})
 * @param connectTimeout how long opening a connection may take
 */
@ConfigurationProperties("stepgraph.egress")
public record EgressProperties(
        @DefaultValue List<String> allow, @DefaultValue("5s") Duration connectTimeout) {}
