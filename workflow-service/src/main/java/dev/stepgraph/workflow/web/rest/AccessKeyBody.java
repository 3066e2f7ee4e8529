package dev.stepgraph.workflow.web.rest;

import dev.stepgraph.common.aws.AccessPolicy;
import dev.stepgraph.common.aws.AccessPolicy.Effect;
import dev.stepgraph.common.aws.accesskey.IssuedKey.Status;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Objects;

/**
 * An access key as a request has it.
 *
 * @param user in whose name its owner calls
 * @param statements what it is good for
 */
record AccessKeyBody(@Nullable String user, @Nullable List<Statement> statements) {

    /**
     * A statement of a policy.
     *
     * @param effect ALLOW unless said otherwise
     * @param actions such as {@code states:StartExecution}, with wildcards
     * @param resources ARNs, with wildcards; all unless said otherwise
     */
    record Statement(
            @Nullable Effect effect,
            @Nullable List<String> actions,
            @Nullable List<String> resources) {

        private AccessPolicy.Statement toStatement() {
            return new AccessPolicy.Statement(
                    Objects.requireNonNullElse(effect, Effect.ALLOW),
                    whole("actions", StateMachineBody.required("actions", actions)),
                    whole("resources", Objects.requireNonNullElse(resources, List.of("*"))));
        }
    }

    /**
     * Whether a key can be used, as a request has it.
     *
     * @param status ACTIVE or INACTIVE
     */
    record Change(@Nullable Status status) {}

    List<AccessPolicy.Statement> toStatements() {
        return whole("statements", StateMachineBody.required("statements", statements)).stream()
                .map(Statement::toStatement)
                .toList();
    }

    private static <T> List<T> whole(String member, List<T> list) {
        list.forEach(element -> StateMachineBody.required(member, element));
        return list;
    }
}
