package dev.stepgraph.gateway.workflow;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

import java.net.URI;
import java.time.Duration;

/**
 * Where workflow-service is, and how patient the gateway is with it.
 *
 * @param url its address
 * @param token the bearer token that it asks for; absent: none
 * @param connectTimeout how long a connection may take to be made
 * @param requestTimeout how long an answer may take; an Express execution that is waited for has
 *     until the operation's end
 * @param maxCalls how many calls are under way at once; others wait
 * @param maxStreams how many executions are followed at once
 * @param streamSilence after how long without a sign of life a stream of events is taken for lost
 *     and asked for again: three of workflow-service's heartbeats
 * @param maxAnswer how many bytes an answer may have
 */
@ConfigurationProperties("stepgraph.workflow")
public record WorkflowProperties(
        @DefaultValue("http://localhost:8080") URI url,
        @Nullable String token,
        @DefaultValue("2s") Duration connectTimeout,
        @DefaultValue("10s") Duration requestTimeout,
        @DefaultValue("64") int maxCalls,
        @DefaultValue("900") int maxStreams,
        @DefaultValue("45s") Duration streamSilence,
        @DefaultValue("64MB") DataSize maxAnswer) {

    /** Keeps the token out of logs. */
    @Override
    public String toString() {
        return "WorkflowProperties[url=" + url + "]";
    }
}
