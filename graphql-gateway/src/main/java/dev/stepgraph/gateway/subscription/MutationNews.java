package dev.stepgraph.gateway.subscription;

import dev.stepgraph.gateway.execution.AcceptedMutation;
import dev.stepgraph.gateway.execution.MutationListener;
import dev.stepgraph.gateway.execution.SubscriptionInvalidation;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

import java.util.concurrent.Executors;

/**
 * Tells this replica's subscribers of each mutation at once, and the other replicas beside that. An
 * API's mutations are told one after another, and nobody's answer waits for it.
 */
@Component
class MutationNews implements MutationListener {

    private static final Logger LOG = LoggerFactory.getLogger(MutationNews.class);

    private final Subscriptions subscriptions;
    private final NoticePublisher others;

    /** What is to be told, in a line for each API, so that none waits for another. */
    private final KeyedTasks lines;

    MutationNews(
            Subscriptions subscriptions, NoticePublisher others, SubscriptionProperties settings) {
        this.subscriptions = subscriptions;
        this.others = others;
        this.lines =
                new KeyedTasks(Executors.newVirtualThreadPerTaskExecutor(), settings.maxPending());
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

    /** Tells of it soon; never waits. */
    void hear(MutationNotice notice) {
        if (subscriptions.isEmpty()) {
            return;
        }
        if (!lines.submit(notice.apiId(), () -> tell(notice))) {
            LOG.warn("Too many mutations of {} at once: subscribers miss some", notice.apiId());
        }
    }

    private void tell(MutationNotice notice) {
        switch (notice) {
            case MutationNotice.Accepted(String apiId, String mutation, var payload) ->
                    subscriptions.tell(apiId, mutation, payload);
            case MutationNotice.Invalidated(String apiId, String field, var payload) ->
                    subscriptions.invalidate(new SubscriptionInvalidation(apiId, field, payload));
        }
    }
}
