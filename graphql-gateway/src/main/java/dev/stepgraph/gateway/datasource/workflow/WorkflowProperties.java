package dev.stepgraph.gateway.datasource.workflow;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import java.net.URI;
import java.time.Duration;

/**
 * How workflow-service is reached.
 *
 * @param url where it answers
 * @param token a bearer token to identify with; absent: none is sent
 * @param pollInterval how often an execution that is waited for is looked at
 */
@ConfigurationProperties("stepgraph.workflow")
public record WorkflowProperties(
        @DefaultValue("http://localhost:8080") URI url,
        @Nullable String token,
        @DefaultValue("100ms") Duration pollInterval) {

    @Override
    public String toString() {
        return "WorkflowProperties[" + url + "]";
    }
}
