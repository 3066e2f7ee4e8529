package dev.stepgraph.workflow.web.rest;

import com.fasterxml.jackson.annotation.JsonInclude;

import dev.stepgraph.common.aws.AccessPolicy;
import dev.stepgraph.common.aws.accesskey.IssuedKey;
import dev.stepgraph.common.aws.accesskey.IssuedKey.Status;
import dev.stepgraph.common.aws.accesskey.IssuedKeys.NewKey;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/**
 * An access key as an answer has it.
 *
 * @param secret in the answer to its creation only
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record AccessKeyView(
        String id,
        @Nullable String secret,
        String user,
        Status status,
        Instant created,
        List<AccessPolicy.Statement> statements) {

    /** A page of the list. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Page(List<AccessKeyView> accessKeys, @Nullable String nextPageToken) {}

    static AccessKeyView of(IssuedKey key) {
        return of(key, null);
    }

    static AccessKeyView of(NewKey created) {
        return of(created.key(), created.secret());
    }

    @Override
    public String toString() {
        return "AccessKeyView[" + id + "]";
    }

    private static AccessKeyView of(IssuedKey key, @Nullable String secret) {
        return new AccessKeyView(
                key.id(),
                secret,
                key.user(),
                key.status(),
                key.created(),
                key.policy().statements());
    }
}
