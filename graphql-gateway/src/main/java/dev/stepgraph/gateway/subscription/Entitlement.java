package dev.stepgraph.gateway.subscription;

import dev.stepgraph.gateway.auth.Authenticator;
import dev.stepgraph.gateway.auth.Caller;
import dev.stepgraph.gateway.auth.UnauthorizedCallException;
import dev.stepgraph.gateway.execution.CallerContext;
import dev.stepgraph.gateway.execution.ExecutableApi;
import dev.stepgraph.gateway.execution.ExecutableApis;
import dev.stepgraph.gateway.execution.OperationError;
import dev.stepgraph.gateway.execution.RefusedOperationException;
import dev.stepgraph.gateway.execution.SubscriptionOperations;
import dev.stepgraph.gateway.execution.SubscriptionStart;
import dev.stepgraph.gateway.registry.ApiRevision;
import dev.stepgraph.gateway.registry.ApiRevisions;

import org.springframework.stereotype.Component;

import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;

/** Whether who subscribed once may still hear. */
@Component
class Entitlement {

    private final ApiRevisions revisions;
    private final ExecutableApis apis;
    private final SubscriptionOperations operations;
    private final Authenticator authenticator;
    private final CallerRenewal renewal;
    private final InstantSource clock;

    Entitlement(
            ApiRevisions revisions,
            ExecutableApis apis,
            SubscriptionOperations operations,
            Authenticator authenticator,
            CallerRenewal renewal,
            InstantSource clock) {
        this.revisions = revisions;
        this.apis = apis;
        this.operations = operations;
        this.authenticator = authenticator;
        this.renewal = renewal;
        this.clock = clock;
    }

    /** What can be said of a subscription. */
    sealed interface Verdict {

        /** It may go on. */
        record MayHear() implements Verdict {}

        /** Somebody has to be {@link #ask asked} before it hears anything. */
        record ToBeAsked() implements Verdict {}

        /** It must end, and why, in AppSync's words. */
        record Over(OperationError reason) implements Verdict {}
    }

    /** What is known of it at this replica. Never blocks. */
    Verdict of(Subscription subscription) {
        Optional<ApiRevision> revision = revisions.current(subscription.apiId());
        if (revision.isEmpty()) {
            return over("NotFoundException", "There is no such API.");
        }
        OperationError refusal = subscription.refusal();
        if (refusal != null) {
            return new Verdict.Over(refusal);
        }
        Caller caller = subscription.caller().caller();
        return switch (authenticator.standing(revision.get().api(), caller, clock.instant())) {
            case GOOD -> new Verdict.MayHear();
            case TO_BE_ASKED -> new Verdict.ToBeAsked();
            case ENDED -> over("UnauthorizedException", words(caller));
        };
    }

    /**
     * Asks whoever has to be asked again, and has the subscription go on as is answered, or not at
     * all. Blocks; one at a time for a subscription.
     */
    Verdict ask(Subscription subscription) {
        Verdict known = of(subscription);
        if (!(known instanceof Verdict.ToBeAsked)) {
            return known;
        }
        Verdict verdict = asked(subscription);
        if (verdict instanceof Verdict.Over(OperationError reason)) {
            subscription.refuse(reason);
        }
        return verdict;
    }

    private Verdict asked(Subscription subscription) {
        try {
            ExecutableApi api =
                    apis.current(subscription.apiId()).orElseThrow(UnauthorizedCallException::new);
            CallerContext caller =
                    renewal.current(
                            api.revision().api(),
                            subscription.caller(),
                            subscription.start().request());
            return goesOn(subscription, api, caller);
        } catch (UnauthorizedCallException e) {
            return over("UnauthorizedException", String.valueOf(e.getMessage()));
        } catch (RefusedOperationException e) {
            return over(e.reason().errorType(), String.valueOf(e.getMessage()));
        } catch (InvalidFilterException e) {
            return over("BadRequestException", String.valueOf(e.getMessage()));
        }
    }

    /** Who may see other fields now, or is somebody else to resolvers, subscribes anew. */
    private Verdict goesOn(Subscription subscription, ExecutableApi api, CallerContext caller) {
        SubscriptionStart.Started before = subscription.start();
        if (isSame(subscription.caller().caller(), caller.caller())) {
            subscription.renew(before, caller);
            return new Verdict.MayHear();
        }
        return switch (operations.start(api, before.request(), caller)) {
            case SubscriptionStart.Started now -> {
                subscription.renew(now, caller);
                yield new Verdict.MayHear();
            }
            case SubscriptionStart.Refused(var errors) ->
                    errors.isEmpty()
                            ? over("UnauthorizedException", words(caller.caller()))
                            : new Verdict.Over(errors.getFirst());
        };
    }

    private static boolean isSame(Caller before, Caller now) {
        return before.unnamed().equals(now.unnamed())
                && Objects.equals(before.identity(), now.identity());
    }

    private static Verdict over(String errorType, String message) {
        return new Verdict.Over(OperationError.ofType(errorType, message));
    }

    private static String words(Caller caller) {
        return switch (caller.mode()) {
            case OPENID_CONNECT, AMAZON_COGNITO_USER_POOLS -> "Token has expired.";
            default -> "You are not authorized to make this call.";
        };
    }
}
