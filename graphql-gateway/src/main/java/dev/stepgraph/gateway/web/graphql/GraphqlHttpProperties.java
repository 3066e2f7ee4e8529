package dev.stepgraph.gateway.web.graphql;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Limits of GraphQL over HTTP.
 *
 * @param maxRequestSize how large a request's body may be
 * @param maxResponseSize how large an answer may be
 * @param getQueries whether queries may be sent with GET
 * @param requestsPerSecond how many requests each caller may send in a second; 0: any number
 * @param rateBurst how many requests a caller may send at once after a pause
 */
@ConfigurationProperties("stepgraph.web.graphql")
public record GraphqlHttpProperties(
        @DefaultValue("1MB") DataSize maxRequestSize,
        @DefaultValue("5MB") DataSize maxResponseSize,
        @DefaultValue("false") boolean getQueries,
        @DefaultValue("0") int requestsPerSecond,
        @DefaultValue("100") int rateBurst) {}
