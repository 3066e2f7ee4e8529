package dev.stepgraph.gateway.subscription;

import dev.stepgraph.gateway.execution.AcceptedMutation;
import dev.stepgraph.gateway.execution.MutationListener;
import dev.stepgraph.gateway.execution.SubscriptionInvalidation;

import org.springframework.stereotype.Component;

/** Tells this replica's subscribers of each mutation at once, and the other replicas after that. */
@Component
class MutationNews implements MutationListener {

    private final Subscriptions subscriptions;
    private final NoticePublisher others;

    MutationNews(Subscriptions subscriptions, NoticePublisher others) {
        this.subscriptions = subscriptions;
        this.others = others;
    }

    @Override
    public void accepted(AcceptedMutation mutation) {
        hear(MutationNotice.Accepted.of(mutation));
        others.publish(MutationNotice.Accepted.of(mutation));
    }

    @Override
    public void invalidated(SubscriptionInvalidation invalidation) {
        hear(MutationNotice.Invalidated.of(invalidation));
        others.publish(MutationNotice.Invalidated.of(invalidation));
    }

    /** What another replica tells. */
    void hear(MutationNotice notice) {
        switch (notice) {
            case MutationNotice.Accepted(String apiId, String mutation, var payload) ->
                    subscriptions.tell(apiId, mutation, payload);
            case MutationNotice.Invalidated(String apiId, String field, var payload) ->
                    subscriptions.invalidate(new SubscriptionInvalidation(apiId, field, payload));
        }
    }
}
