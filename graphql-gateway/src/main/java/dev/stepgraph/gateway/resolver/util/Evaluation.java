package dev.stepgraph.gateway.resolver.util;

import dev.stepgraph.gateway.resolver.HandlerEffect;
import dev.stepgraph.gateway.resolver.HandlerError;

import org.jspecify.annotations.Nullable;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * One run of a handler, as its utility functions see it: what they may ask, and what they ask for
 * besides their values. Not for several threads.
 */
public final class Evaluation {

    /** How many errors a handler may append, and how many effects it may ask for. */
    public static final int MAX_ENTRIES = 1_000;

    private final InstantSource clock;
    private final RandomGenerator random;
    private final @Nullable String authType;
    private final Budget budget;
    private final List<HandlerError> appendedErrors = new ArrayList<>();
    private final List<HandlerEffect> effects = new ArrayList<>();
    private final List<String> logs = new ArrayList<>();

    /**
     * A run that has not begun.
     *
     * @param authType what {@code util.authType()} answers, as {@link AuthTypeName} has it
     */
    public Evaluation(
            InstantSource clock, RandomGenerator random, @Nullable String authType, Budget budget) {
        this.clock = clock;
        this.random = random;
        this.authType = authType;
        this.budget = budget;
    }

    /** What {@code util.appendError} was called with, in order. */
    public List<HandlerError> appendedErrors() {
        return List.copyOf(appendedErrors);
    }

    /** What the handler asked for besides its value, in order. */
    public List<HandlerEffect> effects() {
        return List.copyOf(effects);
    }

    /** What {@code util.log} was called with, in order. */
    public List<String> logs() {
        return List.copyOf(logs);
    }

    /** What its functions may spend. */
    public Budget budget() {
        return budget;
    }

    InstantSource clock() {
        return clock;
    }

    RandomGenerator random() {
        return random;
    }

    @Nullable String authType() {
        return authType;
    }

    void append(HandlerError error) {
        requireRoom(appendedErrors);
        appendedErrors.add(error);
    }

    void ask(HandlerEffect effect) {
        requireRoom(effects);
        effects.add(effect);
    }

    void log(String line) {
        requireRoom(logs);
        logs.add(line);
    }

    private static void requireRoom(List<?> entries) {
        if (entries.size() >= MAX_ENTRIES) {
            throw new BudgetSpentException(
                    "A handler may append, log and ask for " + MAX_ENTRIES + " times each");
        }
    }
}
