package dev.stepgraph.workflow.asl.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.stepgraph.common.json.JsonText;
import dev.stepgraph.workflow.asl.model.ErrorName;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonPathExpressionTest {

    private static final String STORE =
            """
            {"a": {"b": {"c": 1}, "n": null, "list": [10, 20, 30, 40], "text": "x"},
             "it's": 1, "with space": 2, "q\\"": 3, "back\\\\slash": 4, "dash-ed": 5, "": 6, "ü": 7,
             "books": [
               {"title": "A", "price": 5, "tags": ["x", "y"], "in": {"stock": true}},
               {"title": "B", "price": 12.50, "tags": []},
               {"title": "C", "price": 12.5, "isbn": "3-1", "in": {"stock": false}}],
             "limit": 10}
            """;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    $.limit                  | 10
                    $['limit']               | 10
                    $["limit"]               | 10
                    $.a.b.c                  | 1
                    $['a']['b'].c            | 1
                    $.['a'].b['c']           | 1
                    $.a.n                    | null
                    $.a.list[0]              | 10
                    $.a.list[-1]             | 40
                    $.a.list[ 1 ]            | 20
                    $.books[1].title         | "B"
                    $['it\\'s']              | 1
                    $["it's"]                | 1
                    $['with space']          | 2
                    $['q"']                  | 3
                    $['back\\slash']         | 4
                    $.dash-ed                | 5
                    $['']                    | 6
                    $.ü                      | 7
                    `$.limit `               | 10
                    $.a.b['c','d']           | {"c":1}
                    $.a.list.length()        | 4
                    $.a.size()               | 4
                    $.a.list.max()           | 40.0
                    $.a.list.min()           | 10.0
                    $.a.list.sum()           | 100.0
                    $.a.list.avg()           | 25.0
                    $.a.b.keys()             | ["c"]
                    $.a.list.first()         | 10
                    $.a.list.last()          | 40
                    """)
    void yieldsWhatADefinitePathNames(String path, String value) throws Exception {
        assertThat(evaluate(path)).isEqualTo(JsonText.write(JsonText.parse(value)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    $.a.list[*]                                  | [10,20,30,40]
                    $.a.list[1:3]                                | [20,30]
                    $.a.list[:2]                                 | [10,20]
                    $.a.list[2:]                                 | [30,40]
                    $.a.list[-1:]                                | [40]
                    $.a.list[1:-1]                               | []
                    $.a.list[:-3]                                | [10]
                    $.a.list[-1:1]                               | [40,10]
                    $.books[?(@.price == '5')].title             | ["A"]
                    $.books[?(@.price === '5')].title            | []
                    $.books[?(@.price !== 5)].title              | ["B","C"]
                    $.a.list[0,2]                                | [10,30]
                    $.a.list[3:1]                                | []
                    $.a.list[9:]                                 | []
                    $.a.list[7,8]                                | []
                    $.books[*].title                             | ["A","B","C"]
                    $.books[*].isbn                              | ["3-1"]
                    $.books[*].in.stock                          | [true,false]
                    $.books[*]['title','isbn']                   | [{"title":"A"},{"title":"B"},{"title":"C","isbn":"3-1"}]
                    $.a.b.*                                      | [1]
                    $.limit[*]                                   | []
                    $..c                                         | [1]
                    $..title                                     | ["A","B","C"]
                    $..books[0].price                            | [5]
                    $..in..stock                                 | [true,false]
                    $..tags[*]                                   | ["x","y"]
                    $..missing                                   | []
                    $.books[?(@.price < 10)].title               | ["A"]
                    $.books[?(@.price>$.limit)].title            | ["B","C"]
                    $.books[?(@.price == 12.5)].title            | ["B","C"]
                    $.books[?(@.isbn)].title                     | ["C"]
                    $.books[?(!@.isbn)].title                    | ["A","B"]
                    $.books[?(@['title'] == 'B')].price          | [12.50]
                    $.books[?(@.title != "B" && @.price > 1)].title | ["A","C"]
                    `$.books[?((@.title == 'A' || @.isbn) && !(@.price > 12))].title` | ["A"]
                    $.books[?(@.in.stock == true)].title         | ["A"]
                    $.books[?(@.title in ['A','C'])].title       | ["A","C"]
                    $.books[?(@.title nin ['A','C'])].title      | ["B"]
                    $.books[?(@.tags contains 'x')].title        | ["A"]
                    $.books[?(@.tags size 0)].title              | ["B"]
                    $.books[?(@.tags empty true)].title          | ["B"]
                    $.books[?(@.tags anyof ['y','z'])].title     | ["A"]
                    $.books[?(@.tags subsetof ['x','y','z'])].title | ["A","B"]
                    $.books[?(@.tags noneof ['x'])].title        | ["B"]
                    $.books[?(@.title =~ /[ab]/i)].title         | ["A","B"]
                    $.books[?(@.isbn =~ /3.*/)].title            | ["C"]
                    $.books[?(@.title =~ /x/)].title             | []
                    $.books[?(@.missing == null)].title          | []
                    $.a.list[?(@ >= 30)]                         | [30,40]
                    $.a[?(@.c == 1)]                             | []
                    $.a.b[?(@.c == 1)]                           | [{"c":1}]
                    $..[?(@.stock)]                              | [{"stock":true},{"stock":false}]
                    $.books[?(@.tags[?(@ == 'y')])].title        | ["A","B"]
                    $.books[*].price.length()                    | 3
                    """)
    void yieldsAnArrayForAllOthers(String path, String value) throws Exception {
        assertThat(evaluate(path)).isEqualTo(JsonText.write(JsonText.parse(value)));
    }

    @Test
    void keepsTheBackslashBeforeAQuoteOfTheOtherKind() throws Exception {
        FixedScope scope = FixedScope.over("{\"Test\\\\\\\"\\\"Name\\\"\": \"found\"}");

        Expression path = JsonPathExpression.compile("$['Test\\\"\"Name\"']");

        assertThat(path.evaluate(scope).stringValue()).isEqualTo("found");
    }

    @Test
    void readsTheContextObject() throws Exception {
        FixedScope scope = FixedScope.over("{}").with("{\"Map\":{\"Item\":{\"Index\":3}}}");

        assertThat(JsonPathExpression.compile("$$.Map.Item.Index").evaluate(scope).intValue())
                .isEqualTo(3);
        assertThat(JsonPathExpression.compile("$$").evaluate(scope)).isEqualTo(scope.context());
        assertThat(JsonPathExpression.compile("$$.Map..Index").evaluate(scope))
                .isEqualTo(JsonText.parse("[3]"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    $.nope           | No results for path: $['nope']
                    $.a.nope         | No results for path: $['a']['nope']
                    $.nope.b         | Missing property in path $['nope']
                    $.a.nope.b.c     | Missing property in path $['a']['nope']
                    $.limit.b        | Property ['b'] not found in path $['limit']
                    $.a.n.b          | Property ['b'] not found in path $['a']['n']
                    $.books.title    | Property ['title'] not found in path $['books']
                    $.a.list[4]      | No results for path: $['a']['list'][4]
                    $.a.list[4].x    | No results for path: $['a']['list'][4]['x']
                    $.limit[0]       | Filter: [0] can only be applied to arrays. Current context is: 10
                    $.a.b[0]         | Filter: [0] can only be applied to arrays. Current context is: {c=1}
                    $.a.n[0]         | The path $['a']['n'] is null
                    $.nope[*]        | No results for path: $['nope'][*]
                    $.limit[1:]      | No results for path: $['limit'][1:]
                    """)
    void saysWhyThereIsNoValue(String path, String reason) throws Exception {
        Expression expression = JsonPathExpression.compile(path);
        FixedScope scope = FixedScope.over(STORE);

        EvaluationFailure failure =
                catchThrowableOfType(EvaluationFailure.class, () -> expression.evaluate(scope));

        assertThat(failure.error()).isEqualTo(ErrorName.RUNTIME);
        assertThat(failure).hasMessage("Invalid path '" + path + "' : " + reason);
        assertThat(expression.find(scope)).isNull();
    }

    @Test
    void namesTheFieldThatHasNoValue() throws Exception {
        Expression path = JsonPathExpression.compile("$.x.y");

        assertThatExceptionOfType(EvaluationFailure.class)
                .isThrownBy(() -> path.evaluateField("ErrorPath", FixedScope.over("{\"a\":1.0}")))
                .withMessage(
                        "The JSONPath '$.x.y' specified for the field 'ErrorPath' could not be found"
                                + " in the input '{\"a\":1.0}'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"$", "$.a", "$..a"})
    void evaluatesNoPathInNull(String path) throws Exception {
        Expression expression = JsonPathExpression.compile(path);

        assertThatExceptionOfType(EvaluationFailure.class)
                .isThrownBy(() -> expression.evaluate(FixedScope.over("null")))
                .withMessage("Unable to apply Path transformation to null or empty input.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a",
                "a.b",
                "@.a",
                "$a",
                "$.",
                "$..",
                "$...a",
                "$.a.",
                "$.a..",
                "$[",
                "$[]",
                "$[a]",
                "$['a'",
                "$['a",
                "$['a',]",
                "$['a' 'b']",
                "$[1.5]",
                "$[99999999999]",
                "$[1:2:3:4]",
                "$[:]",
                "$[1,]",
                "$.a b",
                "$.a.foo()",
                "$.a.length(1)",
                "$.a.length().b",
                "$[?]",
                "$[?()]",
                "$[?(@.a]",
                "$[?(@.a ==)]",
                "$[?(1)]",
                "$[?(@.a == nope)]",
                "$[?(@.a = 1)]",
                "$[?(@.a =~ /(/)]",
                "$[?(@.a =~ /x)]",
                "$[?(@.a == 'x)]",
            })
    void refusesWhatIsNoPath(String text) {
        assertThatExceptionOfType(InvalidExpressionException.class)
                .isThrownBy(() -> JsonPathExpression.compile(text));
    }

    private static String evaluate(String path) throws InvalidExpressionException {
        Expression expression = JsonPathExpression.compile(path);
        return JsonText.write(expression.evaluate(FixedScope.over(STORE)));
    }
}
