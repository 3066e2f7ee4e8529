package dev.stepgraph.gateway.registry;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.function.Function;

/**
 * Some of a list.
 *
 * @param items at most as many as were asked for
 * @param next after which position the list goes on; absent: nowhere
 */
public record Page<T>(List<T> items, @Nullable String next) {

    public Page {
        items = List.copyOf(items);
    }

    /** A page of what was found when one more than the limit was looked for. */
    public static <T> Page<T> of(List<T> found, int limit, Function<T, String> position) {
        if (found.size() <= limit) {
            return new Page<>(found, null);
        }
        List<T> items = found.subList(0, limit);
        return new Page<>(items, position.apply(items.getLast()));
    }

    /** A page of a list that is at hand as a whole, in the order of its positions. */
    static <T> Page<T> within(List<T> all, PageRequest request, Function<T, String> position) {
        List<T> found =
                all.stream()
                        .filter(item -> position.apply(item).compareTo(request.after()) > 0)
                        .limit(request.limit() + 1L)
                        .toList();
        return of(found, request.limit(), position);
    }

    /** The page with its items turned into others. */
    public <R> Page<R> map(Function<T, R> turn) {
        return new Page<>(items.stream().map(turn).toList(), next);
    }
}
