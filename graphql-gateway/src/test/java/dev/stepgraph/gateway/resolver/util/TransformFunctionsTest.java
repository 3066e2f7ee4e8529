package dev.stepgraph.gateway.resolver.util;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** GraphQL filters in other notations. Quotes of JSON are single here. */
class TransformFunctionsTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'title':{'contains':'x'}} | (contains(#title,:title_contains)) | #title |"
                        + " :title_contains",
                "{'a':{'eq':1},'b':{'ne':2}} | ((#a = :a_eq) AND (#b <> :b_ne)) | #a,#b |"
                        + " :a_eq,:b_ne",
                "{'a':{'lt':1,'ge':0}} | ((#a < :a_lt) AND (#a >= :a_ge)) | #a | :a_lt,:a_ge",
                "{'a':{'between':[1,2]}} | (#a BETWEEN :a_between_1 AND :a_between_2) | #a |"
                        + " :a_between_1,:a_between_2",
                "{'a':{'in':[1,2]}} | (#a IN (:a_in_1,:a_in_2)) | #a | :a_in_1,:a_in_2",
                "{'a':{'beginsWith':'x'}} | (begins_with(#a,:a_beginsWith)) | #a | :a_beginsWith",
                "{'a':{'notContains':'x'}} | (NOT contains(#a,:a_notContains)) | #a |"
                        + " :a_notContains",
                "{'a':{'attributeExists':true}} | (attribute_exists(#a)) | #a | ``",
                "{'a':{'attributeExists':false}} | (attribute_not_exists(#a)) | #a | ``",
                "{'a':{'attributeType':'stringSet'}} | (attribute_type(#a,:a_attributeType)) |"
                        + " #a | :a_attributeType",
                "{'a':{'size':{'gt':3}}} | (size(#a) > :a_size_gt) | #a | :a_size_gt",
                "{'or':[{'a':{'eq':1}},{'a':{'eq':2}}]} |"
                        + " ((#a = :or_0_a_eq) OR (#a = :or_1_a_eq)) | #a |"
                        + " :or_0_a_eq,:or_1_a_eq",
                "{'not':{'a':{'eq':1}}} | (NOT (#a = :not_a_eq)) | #a | :not_a_eq",
                "{'and':[{'a':{'eq':1}}]} | (#a = :and_0_a_eq) | #a | :and_0_a_eq",
                "{'a-b':{'eq':1},'a.b':{'eq':2}} | ((#a_b = :a_b_eq) AND (#a_b_2 = :a_b_2_eq)) |"
                        + " #a_b,#a_b_2 | :a_b_eq,:a_b_2_eq",
            })
    void writesConditions(String filter, String expression, String names, String values) {
        var condition =
                DynamoDbCondition.of(
                                (java.util.Map<?, ?>) Calls.plain(filter),
                                new Calls().evaluation.budget())
                        .asMap();

        assertThat(condition).containsEntry("expression", expression);
        assertThat(String.join(",", keys(condition.get("expressionNames")))).isEqualTo(names);
        assertThat(String.join(",", keys(condition.get("expressionValues")))).isEqualTo(values);
    }

    @ParameterizedTest(name = "{0}({1})")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "toDynamoDBFilterExpression | [{'t':{'eq':'x'}}] |"
                        + " '{\\'expression\\':\\'(#t = :t_eq)\\',\\'expressionNames\\':"
                        + "{\\'#t\\':\\'t\\'},\\'expressionValues\\':{\\':t_eq\\':{\\'S\\':"
                        + "\\'x\\'}}}'",
                "toElasticsearchQueryDSL | [{'u':{'ne':15,'range':[10,20]},'t':{'eq':'h'}}] |"
                        + " '{\\'bool\\':{\\'must\\':[{\\'bool\\':{\\'must\\':[{\\'bool\\':"
                        + "{\\'must_not\\':{\\'term\\':{\\'u\\':15}}}},{\\'range\\':{\\'u\\':"
                        + "{\\'gte\\':10,\\'lte\\':20}}}]}},{\\'term\\':{\\'t\\':\\'h\\'}}]}}'",
                "toElasticsearchQueryDSL | [{'or':[{'a':{'gt':1}},{'b':{'exists':false}}]}] |"
                        + " '{\\'bool\\':{\\'should\\':[{\\'range\\':{\\'a\\':{\\'gt\\':1}}},"
                        + "{\\'bool\\':{\\'must_not\\':{\\'exists\\':{\\'field\\':\\'b\\'}}}}]}}'",
                "toSubscriptionFilter | [{'a':{'eq':1,'ne':2},'b':{'in':[3]}}] |"
                        + " {'filterGroup':[{'filters':["
                        + "{'fieldName':'a','operator':'eq','value':1},"
                        + "{'fieldName':'a','operator':'ne','value':2},"
                        + "{'fieldName':'b','operator':'in','value':[3]}]}]}",
                "toSubscriptionFilter | [{'a':{'eq':1},'or':[{'b':{'eq':2}},{'c':{'eq':3}}]},"
                        + "['a']] |"
                        + " {'filterGroup':["
                        + "{'filters':[{'fieldName':'b','operator':'eq','value':2}]},"
                        + "{'filters':[{'fieldName':'c','operator':'eq','value':3}]}]}",
                "toSubscriptionFilter | [{'a':{'eq':1}},[],{'o':{'eq':'me'},'g':{'eq':'us'}}] |"
                        + " {'filterGroup':["
                        + "{'filters':[{'fieldName':'a','operator':'eq','value':1},"
                        + "{'fieldName':'o','operator':'eq','value':'me'}]},"
                        + "{'filters':[{'fieldName':'a','operator':'eq','value':1},"
                        + "{'fieldName':'g','operator':'eq','value':'us'}]}]}",
            })
    void transforms(String function, String arguments, String answer) {
        assertThat(new Calls().json("transform." + function, arguments))
                .isEqualTo(answer.replace('\'', '"'));
    }

    private static java.util.List<String> keys(@org.jspecify.annotations.Nullable Object map) {
        return map instanceof java.util.Map<?, ?> entries
                ? entries.keySet().stream().map(String::valueOf).toList()
                : java.util.List.of();
    }
}
