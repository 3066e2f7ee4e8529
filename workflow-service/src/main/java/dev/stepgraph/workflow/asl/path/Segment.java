package dev.stepgraph.workflow.asl.path;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.util.List;

/**
 * One step of a JSONPath. The dialect is that of the Jayway library, which AWS uses: what it
 * accepts, what it makes definite and where it gives up.
 */
sealed interface Segment {

    /**
     * Adds what this step leads to from one value.
     *
     * @return false if the step cannot be taken from such a value at all, which fails the path as
     *     long as every step before was definite
     */
    boolean select(JsonNode from, Walk walk);

    /** Whether the step leads to at most one place. */
    default boolean isDefinite() {
        return false;
    }

    /** As the library writes it: {@code ['a']}, {@code [0]}. */
    String notation();

    /** {@code .name} or {@code ['name']}. */
    record Child(String name) implements Segment {
        @Override
        public boolean select(JsonNode from, Walk walk) {
            JsonNode value = from.get(name);
            return value != null && walk.add(value);
        }

        @Override
        public boolean isDefinite() {
            return true;
        }

        @Override
        public String notation() {
            return "['" + name + "']";
        }
    }

    /** {@code ['a','b']} within a path: each of the members. */
    record Children(List<String> names) implements Segment {
        @Override
        public boolean select(JsonNode from, Walk walk) {
            for (String name : names) {
                JsonNode value = from.get(name);
                if (value != null) {
                    walk.add(value);
                }
            }
            return from.isObject();
        }

        @Override
        public String notation() {
            return "['" + String.join("','", names) + "']";
        }
    }

    /** {@code ['a','b']} at the end of a path: an object of the members that exist. */
    record Members(List<String> names) implements Segment {
        @Override
        public boolean select(JsonNode from, Walk walk) {
            if (!from.isObject()) {
                return false;
            }
            ObjectNode members = JsonNodeFactory.instance.objectNode();
            for (String name : names) {
                JsonNode value = from.get(name);
                if (value != null) {
                    members.set(name, value);
                }
            }
            return walk.add(members);
        }

        @Override
        public boolean isDefinite() {
            return true;
        }

        @Override
        public String notation() {
            return "['" + String.join("','", names) + "']";
        }
    }

    /** {@code [3]}, or {@code [-1]} from the end. */
    record Index(int index) implements Segment {
        @Override
        public boolean select(JsonNode from, Walk walk) {
            JsonNode value = at(from, index);
            if (value != null) {
                walk.add(value);
            }
            return from.isArray();
        }

        @Override
        public boolean isDefinite() {
            return true;
        }

        @Override
        public String notation() {
            return "[" + index + "]";
        }

        static @Nullable JsonNode at(JsonNode array, int index) {
            return array.get(index < 0 && array.isArray() ? array.size() + index : index);
        }
    }

    /** {@code [0,2]}. */
    record Indexes(List<Integer> indexes) implements Segment {
        @Override
        public boolean select(JsonNode from, Walk walk) {
            for (int index : indexes) {
                JsonNode value = Index.at(from, index);
                if (value != null) {
                    walk.add(value);
                }
            }
            return from.isArray();
        }

        @Override
        public String notation() {
            return indexes.toString().replace(" ", "");
        }
    }

    /**
     * {@code [from:to]}. A negative bound counts from the end if it is the only one; of two, the
     * library counts on from a negative one to 0 and beyond, and ends before a negative one.
     *
     * @param from inclusive; absent if it is open
     * @param to exclusive; absent if it is open
     */
    record Slice(@Nullable Integer from, @Nullable Integer to, String notation) implements Segment {
        @Override
        public boolean select(JsonNode array, Walk walk) {
            int size = array.size();
            int first = from == null ? 0 : from;
            int end = to == null ? size : to;
            if (to == null && first < 0) {
                first = Math.max(0, size + first);
            } else if (from == null && end < 0) {
                end = size + end;
            }
            end = Math.min(end, size);
            for (int i = Math.max(first, -size); array.isArray() && i < end; i++) {
                JsonNode value = Index.at(array, i);
                if (value != null) {
                    walk.add(value);
                }
            }
            return array.isArray();
        }
    }

    /** {@code [*]} or {@code .*}: every element or member. */
    record Wildcard() implements Segment {
        @Override
        public boolean select(JsonNode from, Walk walk) {
            for (JsonNode value : from) {
                walk.add(value);
            }
            return true;
        }

        @Override
        public String notation() {
            return "[*]";
        }
    }

    /** {@code [?(…)]}: the elements for which it holds, or the object itself. */
    record Filter(FilterExpression condition, String notation) implements Segment {
        @Override
        public boolean select(JsonNode from, Walk walk) {
            if (from.isArray()) {
                for (JsonNode element : from) {
                    add(element, walk);
                }
            } else if (from.isObject()) {
                add(from, walk);
            }
            return from.isContainer();
        }

        private void add(JsonNode value, Walk walk) {
            if (condition.holds(value, walk)) {
                walk.add(value);
            }
        }
    }

    /** {@code ..}: takes the step after it from the value and from everything within. */
    record Descent(Segment step) implements Segment {
        @Override
        public boolean select(JsonNode from, Walk walk) {
            walk.eachContainer(from, container -> take(container, walk));
            return true;
        }

        private void take(JsonNode container, Walk walk) {
            boolean isTaken =
                    switch (step) {
                        case Filter filter -> filter.condition().holds(container, walk);
                        case Members members -> members.names().stream().allMatch(container::has);
                        default -> true;
                    };
            if (isTaken) {
                step.select(container, walk);
            }
        }

        @Override
        public String notation() {
            return ".." + step.notation();
        }
    }
}
