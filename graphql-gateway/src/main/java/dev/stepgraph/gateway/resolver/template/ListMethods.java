package dev.stepgraph.gateway.resolver.template;

import dev.stepgraph.gateway.resolver.util.Arguments;
import dev.stepgraph.gateway.resolver.util.PlainEquality;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** The methods of lists, and of a map's keys and values as far as they have them. */
final class ListMethods {

    /** About what an element takes, in units of work. */
    private static final int ELEMENT = 4;

    static final Map<String, ValueMethods.ListMethod> METHODS =
            Map.ofEntries(
                    Map.entry("add", (list, args, call) -> add(list, args, call)),
                    Map.entry("addAll", (list, args, call) -> addAll(list, args, call)),
                    Map.entry("get", (list, args, call) -> get(list, args)),
                    Map.entry("getFirst", (list, args, call) -> end(list, 0)),
                    Map.entry("getLast", (list, args, call) -> end(list, list.size() - 1)),
                    Map.entry("set", (list, args, call) -> set(list, args)),
                    Map.entry("size", (list, args, call) -> list.size()),
                    Map.entry("length", (list, args, call) -> list.size()),
                    Map.entry("isEmpty", (list, args, call) -> list.isEmpty()),
                    Map.entry("clear", (list, args, call) -> clear(list)),
                    Map.entry(
                            "contains",
                            (list, args, call) ->
                                    PlainEquality.isAmong(list, args.value(0), call.budget())),
                    Map.entry("containsAll", (list, args, call) -> containsAll(list, args, call)),
                    Map.entry("indexOf", (list, args, call) -> indexOf(list, args, call)),
                    Map.entry("lastIndexOf", (list, args, call) -> lastIndexOf(list, args, call)),
                    Map.entry("remove", (list, args, call) -> remove(list, args, call)),
                    Map.entry("removeAll", (list, args, call) -> keep(list, args, call, false)),
                    Map.entry("retainAll", (list, args, call) -> keep(list, args, call, true)),
                    Map.entry("subList", (list, args, call) -> subList(list, args, call)),
                    Map.entry("toArray", (list, args, call) -> copy(list, call)),
                    Map.entry("clone", (list, args, call) -> copy(list, call)),
                    Map.entry("reversed", (list, args, call) -> reversed(list, call)),
                    Map.entry("iterator", (list, args, call) -> new ListCursor(copy(list, call))));

    private ListMethods() {}

    /** Lists of templates can be changed. */
    @SuppressWarnings("unchecked") // every list that a template can reach was made that way
    private static List<@Nullable Object> open(List<?> list) {
        return (List<@Nullable Object>) list;
    }

    /** Also {@code add(index, element)}. */
    private static @Nullable Object add(
            Collection<?> collection, Arguments args, ValueMethods.Call call) {
        if (!(collection instanceof List<?> list) || args.size() == 0) {
            return null;
        }
        if (args.size() == 1) {
            call.budget().spend(ELEMENT);
            return open(list).add(args.value(0));
        }
        call.budget().spend(ELEMENT + list.size() / 8);
        open(list).add(within(args, list.size() + 1), args.value(1));
        return "";
    }

    private static @Nullable Object addAll(
            Collection<?> collection, Arguments args, ValueMethods.Call call) {
        if (!(collection instanceof List<?> list)) {
            return null;
        }
        boolean atIndex = args.size() > 1;
        Collection<?> added = args.list(atIndex ? 1 : 0);
        call.budget().spend((long) ELEMENT * added.size() + (atIndex ? list.size() / 8 : 0));
        int index = atIndex ? within(args, list.size() + 1) : list.size();
        return open(list).addAll(index, new ArrayList<>(added));
    }

    /** Null past the end. */
    private static @Nullable Object get(Collection<?> collection, Arguments args) {
        int index = args.number(0).intValue();
        return index < 0 ? null : end(collection, index);
    }

    private static @Nullable Object end(Collection<?> collection, int index) {
        boolean isThere = collection instanceof List && index >= 0 && index < collection.size();
        return isThere ? ((List<?>) collection).get(index) : null;
    }

    private static @Nullable Object set(Collection<?> collection, Arguments args) {
        return collection instanceof List<?> list
                ? open(list).set(within(args, list.size()), args.value(1))
                : null;
    }

    private static int within(Arguments args, int size) {
        int index = args.number(0).intValue();
        if (index < 0 || index >= size) {
            throw TemplateRun.invalid("Index " + index + " is out of the list's bounds");
        }
        return index;
    }

    private static Object clear(Collection<?> list) {
        list.clear();
        return "";
    }

    private static boolean containsAll(Collection<?> list, Arguments args, ValueMethods.Call call) {
        for (Object element : args.list(0)) {
            if (!PlainEquality.isAmong(list, element, call.budget())) {
                return false;
            }
        }
        return true;
    }

    private static int indexOf(Collection<?> list, Arguments args, ValueMethods.Call call) {
        int index = 0;
        for (Object element : list) {
            if (PlainEquality.same(element, args.value(0), call.budget())) {
                return index;
            }
            index++;
        }
        return -1;
    }

    private static int lastIndexOf(Collection<?> list, Arguments args, ValueMethods.Call call) {
        int last = -1;
        int index = 0;
        for (Object element : list) {
            if (PlainEquality.same(element, args.value(0), call.budget())) {
                last = index;
            }
            index++;
        }
        return last;
    }

    /** By index where it is given a whole number, else by element, as Java has it. */
    private static @Nullable Object remove(
            Collection<?> collection, Arguments args, ValueMethods.Call call) {
        call.budget().spend(1 + collection.size() / 8);
        if (collection instanceof List<?> list && args.value(0) instanceof Integer) {
            return list.remove(within(args, list.size()));
        }
        Iterator<?> elements = collection.iterator();
        while (elements.hasNext()) {
            if (PlainEquality.same(elements.next(), args.value(0), call.budget())) {
                elements.remove();
                return true;
            }
        }
        return false;
    }

    private static boolean keep(
            Collection<?> list, Arguments args, ValueMethods.Call call, boolean whatIsAmong) {
        Collection<?> others = args.list(0);
        return list.removeIf(
                element -> PlainEquality.isAmong(others, element, call.budget()) != whatIsAmong);
    }

    private static @Nullable Object subList(
            Collection<?> collection, Arguments args, ValueMethods.Call call) {
        int from = args.number(0).intValue();
        int to = args.number(1).intValue();
        if (from < 0 || to > collection.size() || from > to) {
            throw TemplateRun.invalid(
                    "The range " + from + " to " + to + " is out of the list's bounds");
        }
        List<@Nullable Object> copy = copy(collection, call);
        return new ArrayList<>(copy.subList(from, to));
    }

    private static List<@Nullable Object> copy(Collection<?> list, ValueMethods.Call call) {
        call.budget().spend((long) ELEMENT * list.size());
        return new ArrayList<>(list);
    }

    private static Object reversed(Collection<?> list, ValueMethods.Call call) {
        List<@Nullable Object> copy = copy(list, call);
        Collections.reverse(copy);
        return copy;
    }
}
