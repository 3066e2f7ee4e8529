package dev.stepgraph.gateway.datasource;

import dev.stepgraph.common.aws.client.CallLimits;

import jakarta.validation.constraints.Positive;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * What all kinds of data source have in common.
 *
 * @param maxConcurrentCalls how many calls one kind of source makes at once; more wait their turn
 * @param maxResponseSize how large an answer may be
 * @param region the region whose services are called where an API does not name one
 * @param account the account that functions belong to which are called by bare name
 */
@Validated
@ConfigurationProperties("stepgraph.data-sources")
public record DataSourceProperties(
        @DefaultValue("1024") @Positive int maxConcurrentCalls,
        @DefaultValue("5MB") DataSize maxResponseSize,
        @DefaultValue("us-east-1") String region,
        @DefaultValue("000000000000") String account) {

    /** The same for one kind of source. */
    public CallLimits limits() {
        return new CallLimits(maxConcurrentCalls, Math.toIntExact(maxResponseSize.toBytes()));
    }
}
