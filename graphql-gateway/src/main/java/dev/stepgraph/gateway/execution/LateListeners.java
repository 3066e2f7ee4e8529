package dev.stepgraph.gateway.execution;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.util.function.SingletonSupplier;

import java.util.List;
import java.util.function.Supplier;

/** Those who hear of mutations, found when there is one: they themselves run operations. */
final class LateListeners implements MutationListener {

    private final Supplier<List<MutationListener>> listeners;

    LateListeners(ObjectProvider<MutationListener> provider) {
        this.listeners = SingletonSupplier.of(() -> provider.orderedStream().toList());
    }

    @Override
    public void accepted(AcceptedMutation mutation) {
        listeners.get().forEach(listener -> listener.accepted(mutation));
    }

    @Override
    public void invalidated(SubscriptionInvalidation invalidation) {
        listeners.get().forEach(listener -> listener.invalidated(invalidation));
    }
}
