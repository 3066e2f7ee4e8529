package dev.stepgraph.gateway.resolver.template;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepgraph.gateway.resolver.HandlerError;
import dev.stepgraph.gateway.resolver.HandlerResult;
import dev.stepgraph.gateway.resolver.HandlerResult.Outcome;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Random;

/** What templates print. */
class TemplateLanguageTest {

    private static final String CONTEXT =
            """
            {"arguments": {"id": "7", "n": 3, "tags": ["x", "y"], "none": null, "x-y": "hyphen",
             "map": {"b": 1, "a": 2}}, "stash": {"seen": true}}
            """;

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                // references
                "$ctx.args.id ${ctx.arguments.id} $!ctx.args.id|7 7 7",
                "$ctx.args.gone ${ctx.args.gone} $!ctx.args.gone.|$ctx.args.gone ${ctx.args.gone} .",
                "$context.args.x-y|hyphen",
                "$ctx.args.tags[0]$ctx.args.tags[-1]$ctx.args.map['a']|xy2",
                "$ctx.args.tags[9]|$ctx.args.tags[9]",
                "`${ctx.args.gone|'other'}`|other",
                "\\$ctx.args.id \\\\$ctx.args.id|$ctx.args.id \\7",
                "\\$gone \\\\$gone|\\$gone \\\\$gone",
                "$ctx.args.map $ctx.args.tags|{b=1, a=2} [x, y]",
                "$5 and $ and #1 and a#b@c.d|$5 and $ and #1 and a#b@c.d",
                "#sortKey = :sortKey|#sortKey = :sortKey",
                "$('a').b()|$('a').b()",
                "#[[$ctx #if]]#|$ctx #if",
                "a#* $ctx *#b ## rest|ab ",
                // set
                "#set($a = 1)#set($b = $a)$b|1",
                "#set($a = $ctx.args.none)$a|$a",
                "#set($m = {})#set($m.a = 1)#set($m['b'] = 2)$m|{a=1, b=2}",
                "#set($l = [1,2])#set($l[1] = 9)$l|[1, 9]",
                "#set($m = {'a': {}})#set($m.a.b.c = 1)$m|{a={}}",
                "#set($x = \"$ctx.args.id-${ctx.args.n}\")$x|$ctx.args.id-3",
                "#set($x = '$ctx')$x|$ctx",
                "#set($x = \"say \"\"hi\"\"\")$x|say \"hi\"",
                "#set($x = \"\\u0041\")$x|A",
                // numbers
                "#set($x = 1 + 2 * 3)$x|7",
                "#set($x = 7 / 2)$x#set($x = 7 % 2)$x#set($x = 7.0 / 2)$x|313.5",
                "#set($x = 2147483647 + 1)$x|2147483648",
                "#set($x = 9223372036854775807 + 1)$x|9223372036854775808",
                "#set($x = 1 / 0)$x|$x",
                "#set($x = -$ctx.args.n)$x|-3",
                "#set($x = 'a' + 1)$x|a1",
                "#set($x = [3..1])$x|[3, 2, 1]",
                // conditions
                "#if(1 == 1.0 && '1' == 1 && 'a' != 'b')y#{else}n#end|y",
                "`#if($ctx.args.none || $gone)y#elseif(!$gone)e#{else}n#end`|e",
                "#if(2 > 1 && 2 >= 2 && !(2 < 1) && 1 <= 2)y#end|y",
                "#if('b' > 'a')y#{else}n#end|n",
                "#if($gone == $ctx.args.none)y#end|y",
                "#if('')y#elseif([])y#elseif({})y#elseif(0)y#{else}n#end|n",
                "#if([1,{'a':2}] == [1,{'a':2}])y#end|y",
                "#if(true == 'true')y#end|y",
                "#if([1] == '[1]' && 2 == '2.0')y#end|y",
                // loops
                "#foreach($i in [1..3])$i$foreach.index$foreach.count#if($foreach.hasNext),#end#end|"
                        + "101,212,323",
                "#foreach($v in $ctx.args.map)$v#end|12",
                "#foreach($e in $ctx.args.map.entrySet())$e.key=$e.value;$e.getKey() #end|"
                        + "b=1;b a=2;a ",
                "#foreach($i in [])x#{else}none#end|none",
                "#foreach($i in [1..9])#if($i == 3)#break#end$i#end|12",
                "#foreach($i in ['a','b'])$velocityCount$i#end|1a2b",
                "#foreach($i in [1,2])#foreach($j in [1])$foreach.parent.count#end#end|12",
                "#foreach($i in [1..2000])#end$velocityCount#set($n=0)"
                        + "#foreach($i in [1..2000])#set($n=$n+1)#end$n|$velocityCount1000",
                "#foreach($i in 5)x#end.|.",
                // macros
                "#macro(greet $who $how='hi')$how $who#end#greet('Ann') #greet('Bob' 'yo')|"
                        + "hi Ann yo Bob",
                "#define($block)n=$n#end#set($n = 1)$block|n=1",
                "#macro(wrap)[$bodyContent]#end#@wrap()in#end|[in]",
                "a#stop b|a",
                // methods
                "#set($m={'a': 1})$util.toJson($m.entrySet())|[{\"key\":\"a\",\"value\":1}]",
                "$ctx.args.tags.size()$ctx.args.tags.contains('x')$ctx.args.tags.indexOf('y')|2true1",
                "#set($l=[])$util.qr($l.add(1))$util.qr($l.addAll([2,3]))$l.subList(1,3)$l.isEmpty()|"
                        + "[2, 3]false",
                "#set($l=[5,6,7])$l.remove(1)$l.remove('7')$l|6false[5, 7]",
                "#set($m={'a':1})$m.put('b',2)$m.put('b',3)$m.remove('a')$m|"
                        + "$m.put('b',2)21{b=3}",
                "#set($m={'a':1})$util.qr($m.putAll({'c':3}))$m.keySet()$m.values()$m.size()|"
                        + "[a, c][1, 3]2",
                "#set($m={'a':1})$m.containsKey('a')$m.getOrDefault('z',9)$m.get('z')|true9$m.get('z')",
                "#set($s='Hello')$s.length()$s.toUpperCase()$s.substring(1,3)$s.charAt(0)|5HELLOelH",
                "#set($s='a,b,c')$s.split(',').size()$s.replace(',',';')$s.replaceAll('[ab]','x')|"
                        + "3a;b;cx,x,c",
                "#set($s=' a ')[$s.trim()]$s.isBlank()$s.concat('b')$s.indexOf('a')|[a]false a b1",
                "#set($s='x')$s.format('%03d-%s',7,'a')$s.repeat(3)$s.join('-',[1,2])|007-axxx1-2",
                "#set($n=0)$n.parseInt('12')$n.parseDouble('1.5')$n.max(2,3)$n.toString(5)|121.535",
                "#set($m={})$m.keySet().iterator().hasNext()$m.nothing(1)|false$m.nothing(1)",
                // util
                "$util.toJson({'a':[1,'b',null]})$utils.isNull($gone)|{\"a\":[1,\"b\",null]}true",
                "$util.qr('x')$util.quiet('x')$util.appendError('e').|.",
                "$util.authType()|API Key Authorization",
                "$util.dynamodb.toDynamoDBJson($ctx.args.n)|{\"N\":3}",
                "$util.nothing() $util.time.nothing()|$util.nothing() $util.time.nothing()",
            })
    void prints(String template, String text) {
        assertThat(Templates.text(template, CONTEXT)).isEqualTo(text);
    }

    @Test
    void leavesNoWhiteSpaceOfDirectivesThatStandAlone() {
        String template =
                """
                {
                  #set($a = 1)
                  #if($a == 1)
                  "a": $a
                  #else
                  "b": 2
                  #end
                }
                """;

        assertThat(Templates.text(template, CONTEXT)).isEqualTo("{\n  \"a\": 1\n}\n");
    }

    @Test
    void returnsEarly() {
        assertThat(Templates.text("a#return b", CONTEXT)).isEqualTo("returned null");
        assertThat(Templates.text("#if(true)#return({\"id\": $ctx.args.n})#end x", CONTEXT))
                .isEqualTo("returned {\"id\":3}");
        assertThat(Templates.text("#foreach($i in [1,2])#return($i)#end", CONTEXT))
                .isEqualTo("returned 1");
    }

    @Test
    void keepsWhatWasPutInTheStash() {
        HandlerResult result =
                Templates.run("$util.qr($ctx.stash.put('next', $ctx.args.tags))ok", CONTEXT);

        assertThat(result.stash()).hasToString("{\"seen\":true,\"next\":[\"x\",\"y\"]}");
    }

    @Test
    void answersTheOutputAsJsonWhereItIsSome() {
        assertThat(Templates.run(" {\"a\": $ctx.args.n} ", CONTEXT).outcome())
                .isInstanceOfSatisfying(
                        Outcome.Value.class,
                        value -> assertThat(value.json()).hasToString("{\"a\":3}"));
        assertThat(Templates.run("no json", CONTEXT).outcome())
                .isInstanceOfSatisfying(
                        Outcome.Value.class, value -> assertThat(value.json()).isNull());
    }

    @Test
    void raisesWithDataAndKeepsWhatWasAppendedBefore() {
        HandlerResult result =
                Templates.run(
                        "$util.appendError('first')$util.error('no', 'Bad', {'a': 1}, ['i'])",
                        CONTEXT);

        assertThat(result.appendedErrors())
                .extracting(HandlerError::message)
                .containsExactly("first");
        assertThat(result.outcome())
                .isInstanceOfSatisfying(
                        Outcome.Failed.class,
                        failed -> {
                            assertThat(failed.error().message()).isEqualTo("no");
                            assertThat(failed.error().errorType()).isEqualTo("Bad");
                            assertThat(failed.error().data()).hasToString("{\"a\":1}");
                            assertThat(failed.error().errorInfo()).hasToString("[\"i\"]");
                        });
    }

    @Test
    void collectsEffectsAndLogs() {
        HandlerResult result =
                Templates.run(
                        "$extensions.setSubscriptionFilter($util.transform.toSubscriptionFilter("
                                + "{'a': {'eq': 1}}))"
                                + "$util.http.addResponseHeader('X-A', 'b')"
                                + "$util.log.info('n is {}', 3)",
                        CONTEXT);

        assertThat(Templates.outcome(result)).isEmpty();
        assertThat(result.effects()).hasSize(2);
        assertThat(result.logs()).containsExactly("INFO - n is 3");
    }

    @Test
    void refusesWhatIsNoTemplateAndSaysWhere() {
        assertThat(Templates.run("a\n#if($x", CONTEXT).outcome())
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.codeErrors().getFirst().line()).isEqualTo(2));
        assertThat(Templates.text("#foreach($i)#end", CONTEXT)).startsWith("refused");
        assertThat(Templates.text("x".repeat(65_537), CONTEXT)).startsWith("refused");
    }

    @Test
    void takesOnlyNullAndFalseForFalseWhereVelocity1IsWanted() {
        TemplateEvaluator evaluator =
                new TemplateEvaluator(
                        Templates.limits(Duration.ofSeconds(1), false),
                        InstantSource.system(),
                        new Random(7),
                        Templates.SHARES);
        String template = "#if('')a#end#if([])b#end#if(0)c#end#if($gone)d#end#if(false)e#end";

        assertThat(Templates.outcome(Templates.run(evaluator, template, CONTEXT))).isEqualTo("abc");
    }
}
