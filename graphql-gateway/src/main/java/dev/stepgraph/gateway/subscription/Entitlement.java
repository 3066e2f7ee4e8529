package dev.stepgraph.gateway.subscription;

import dev.stepgraph.gateway.auth.Authenticator;
import dev.stepgraph.gateway.auth.Caller;
import dev.stepgraph.gateway.execution.OperationError;
import dev.stepgraph.gateway.registry.ApiRevision;
import dev.stepgraph.gateway.registry.ApiRevisions;

import org.springframework.stereotype.Component;

import java.time.InstantSource;
import java.util.Optional;

/** Whether who subscribed once may still hear, from what this replica has in memory. */
@Component
class Entitlement {

    private final ApiRevisions revisions;
    private final Authenticator authenticator;
    private final InstantSource clock;

    Entitlement(ApiRevisions revisions, Authenticator authenticator, InstantSource clock) {
        this.revisions = revisions;
        this.authenticator = authenticator;
        this.clock = clock;
    }

    /** Why a subscription must end, in AppSync's words; absent: it may go on. */
    Optional<OperationError> endOf(Subscription subscription) {
        Optional<ApiRevision> revision = revisions.current(subscription.apiId());
        if (revision.isEmpty()) {
            return Optional.of(OperationError.ofType("NotFoundException", "There is no such API."));
        }
        Caller caller = subscription.caller().caller();
        if (authenticator.isStillGood(revision.get().api(), caller, clock.instant())) {
            return Optional.empty();
        }
        return Optional.of(OperationError.ofType("UnauthorizedException", words(caller)));
    }

    private static String words(Caller caller) {
        return switch (caller.mode()) {
            case OPENID_CONNECT, AMAZON_COGNITO_USER_POOLS -> "Token has expired.";
            default -> "You are not authorized to make this call.";
        };
    }
}
