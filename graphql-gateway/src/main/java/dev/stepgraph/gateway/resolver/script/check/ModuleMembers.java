package dev.stepgraph.gateway.resolver.script.check;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What the modules that scripts import consist of, as paths of members. */
final class ModuleMembers {

    static final String UTILS = "@aws-appsync/utils";

    private static final Map<String, Set<String>> MEMBERS = new HashMap<>();

    static {
        define(UTILS, "util extensions runtime");
        define(
                UTILS + ".util",
                "escapeJavaScript urlEncode urlDecode base64Encode base64Decode autoId autoUlid"
                        + " autoKsuid unauthorized error appendError matches authType time"
                        + " dynamodb rds http xml transform math str");
        define(
                UTILS + ".util.time",
                "nowISO8601 nowEpochSeconds nowEpochMilliSeconds nowFormatted"
                        + " parseFormattedToEpochMilliSeconds parseISO8601ToEpochMilliSeconds"
                        + " epochMilliSecondsToSeconds epochMilliSecondsToISO8601"
                        + " epochMilliSecondsToFormatted");
        define(
                UTILS + ".util.dynamodb",
                "toDynamoDB toString toStringSet toNumber toNumberSet toBinary toBinarySet"
                        + " toBoolean toNull toList toMap toMapValues toS3Object fromS3ObjectJson");
        define(UTILS + ".util.rds", "toJsonObject");
        define(UTILS + ".util.http", "copyHeaders addResponseHeader addResponseHeaders");
        define(UTILS + ".util.xml", "toMap toJsonString");
        define(
                UTILS + ".util.transform",
                "toDynamoDBFilterExpression toDynamoDBConditionExpression toElasticsearchQueryDSL"
                        + " toSubscriptionFilter");
        define(UTILS + ".util.math", "roundNum minVal maxVal randomDouble randomWithinRange");
        define(UTILS + ".util.str", "normalize");
        define(
                UTILS + ".extensions",
                "evictFromApiCache setSubscriptionFilter setSubscriptionInvalidationFilter"
                        + " invalidateSubscriptions");
        define(UTILS + ".runtime", "earlyReturn");
        define(
                UTILS + "/dynamodb",
                "get put remove update query scan sync batchGet batchPut batchDelete transactGet"
                        + " transactWrite toStringSet toNumberSet toBinarySet operations");
        define(
                UTILS + "/dynamodb.operations",
                "add remove replace increment decrement append prepend updateListItem");
        define(
                UTILS + "/rds",
                "select insert update remove createPgStatement createMySQLStatement sql typeHint"
                        + " agg toJsonObject");
        define(UTILS + "/rds.typeHint", "DECIMAL JSON TIMESTAMP TIME UUID DATE");
        define(
                UTILS + "/rds.agg",
                "max maxDistinct min minDistinct count countDistinct avg avgDistinct sum"
                        + " sumDistinct");
        define(UTILS + "/ai", "invokeModel converse");
    }

    private ModuleMembers() {}

    static boolean isModule(String specifier) {
        return MEMBERS.containsKey(specifier) && !specifier.contains(".");
    }

    /** Whether a name needs no import. */
    static boolean isGlobal(String name) {
        return MEMBERS.getOrDefault(UTILS, Set.of()).contains(name);
    }

    /** Whether it is known what members there are at a path. */
    static boolean isOpenTo(String path) {
        return MEMBERS.containsKey(path);
    }

    /** What the declarations of AppSync's modules call the type of what is at a path. */
    static String typeOf(String path) {
        return switch (path) {
            case UTILS + ".util" -> "Util";
            case UTILS + ".util.time" -> "TimeUtils";
            case UTILS + ".util.dynamodb" -> "DynamodbUtil";
            case UTILS + ".util.rds" -> "RdsUtil";
            case UTILS + ".util.http" -> "HttpUtils";
            case UTILS + ".util.xml" -> "XmlUtils";
            case UTILS + ".util.transform" -> "TransformUtils";
            case UTILS + ".util.math" -> "MathUtils";
            case UTILS + ".util.str" -> "StringUtils";
            default -> path;
        };
    }

    /** Whether there is something at a path: a module, or a member of what is before it. */
    static boolean hasMember(String path) {
        int dot = path.lastIndexOf('.');
        return dot < 0
                ? MEMBERS.containsKey(path)
                : MEMBERS.getOrDefault(path.substring(0, dot), Set.of())
                        .contains(path.substring(dot + 1));
    }

    private static void define(String path, String members) {
        MEMBERS.put(path, Arrays.stream(members.split(" ")).collect(Collectors.toSet()));
    }
}
