package dev.stepgraph.gateway.web.aws;

import com.google.re2j.Pattern;

import org.jspecify.annotations.Nullable;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What a member of a request may be, as the service's model declares it. */
sealed interface Shape {

    /** A text of so many characters, all of it matching the pattern if there is one. */
    record Text(int min, int max, @Nullable Pattern pattern) implements Shape {}

    /** One of those texts. */
    record Choice(List<String> allowed) implements Shape {
        public Choice {
            allowed = List.copyOf(allowed);
        }
    }

    /** A whole number. */
    record Whole(long min, long max) implements Shape {}

    /** A yes or no. */
    record Flag() implements Shape {}

    /** Values of one shape. */
    record ListOf(Shape element, int max) implements Shape {}

    /** Values of one shape under names of one shape. */
    record MapOf(Text key, Text value, int max) implements Shape {}

    /** An object with those members and no others. */
    record Structure(Map<String, Member> members) implements Shape {

        public Structure {
            members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
        }

        /** The members of both. */
        Structure and(Structure other) {
            Map<String, Member> all = new LinkedHashMap<>(members);
            all.putAll(other.members);
            return new Structure(all);
        }
    }

    /** A member of a structure. */
    record Member(String name, Shape shape, boolean required) {}

    static Text text(int min, int max) {
        return new Text(min, max, null);
    }

    static Text text(int min, int max, String pattern) {
        return new Text(min, max, Pattern.compile(pattern));
    }

    static Choice choice(Class<? extends Enum<?>> constants) {
        return new Choice(
                Stream.of(constants.getEnumConstants()).map(constant -> constant.name()).toList());
    }

    static Choice choice(String... allowed) {
        return new Choice(List.of(allowed));
    }

    static Member required(String name, Shape shape) {
        return new Member(name, shape, true);
    }

    static Member optional(String name, Shape shape) {
        return new Member(name, shape, false);
    }

    static Structure structure(Member... members) {
        Map<String, Member> byName = new LinkedHashMap<>();
        for (Member member : members) {
            byName.put(member.name(), member);
        }
        return new Structure(byName);
    }
}
