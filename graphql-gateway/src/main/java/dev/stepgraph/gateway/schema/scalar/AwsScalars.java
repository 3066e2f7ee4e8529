package dev.stepgraph.gateway.schema.scalar;

import graphql.Scalars;
import graphql.schema.Coercing;
import graphql.schema.GraphQLScalarType;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The nine scalars that AppSync adds to GraphQL's five. */
public final class AwsScalars {

    private static final List<TextFormat> TEXTS =
            List.of(
                    new TextFormat(
                            "AWSDate",
                            "a valid date",
                            "A date in the form YYYY-MM-DD, with or without a time zone's offset.",
                            DateTimeFormats::isDate),
                    new TextFormat(
                            "AWSTime",
                            "a valid time",
                            "A time in the form hh:mm:ss.sss, with or without a time zone's offset.",
                            DateTimeFormats::isTime),
                    new TextFormat(
                            "AWSDateTime",
                            "a valid DateTime Object",
                            "A date and time in the form YYYY-MM-DDThh:mm:ss.sssZ; the offset of"
                                    + " the time zone is required.",
                            DateTimeFormats::isDateTime),
                    new TextFormat(
                            "AWSEmail",
                            "a valid email address",
                            "An email address in the form local-part@domain-part.",
                            AddressFormats::isEmail),
                    new TextFormat(
                            "AWSURL",
                            "a valid URL",
                            "A URL with its scheme, such as http or mailto.",
                            AddressFormats::isUrl),
                    new TextFormat(
                            "AWSPhone",
                            "a valid phone number",
                            "A phone number; its digits may be parted by spaces or hyphens.",
                            AddressFormats::isPhone),
                    new TextFormat(
                            "AWSIPAddress",
                            "a valid IP address",
                            "An IPv4 or IPv6 address, or a block of them in CIDR notation.",
                            AddressFormats::isIpAddress));

    private static final Map<String, GraphQLScalarType> TYPES =
            Stream.concat(
                            TEXTS.stream().map(AwsScalars::text),
                            Stream.of(
                                    type(
                                            "AWSTimestamp",
                                            "Seconds before or after 1970-01-01T00:00Z.",
                                            new TimestampCoercing()),
                                    type(
                                            "AWSJSON",
                                            "A JSON value, as a string.",
                                            new JsonCoercing())))
                    .collect(
                            Collectors.toUnmodifiableMap(
                                    GraphQLScalarType::getName, Function.identity()));

    private AwsScalars() {}

    /** The types by name. */
    public static Map<String, GraphQLScalarType> types() {
        return TYPES;
    }

    /**
     * GraphQL's ID, which takes texts and whole numbers and, unlike the library's, nothing else.
     */
    public static GraphQLScalarType id() {
        return Scalars.GraphQLID.transform(
                type -> type.coercing(new IdCoercing(Scalars.GraphQLID.getCoercing())));
    }

    private static GraphQLScalarType text(TextFormat format) {
        return type(format.name(), format.description(), new TextCoercing(format));
    }

    private static GraphQLScalarType type(
            String name, String description, Coercing<?, ?> coercing) {
        return GraphQLScalarType.newScalar()
                .name(name)
                .description(description)
                .coercing(coercing)
                .build();
    }
}
