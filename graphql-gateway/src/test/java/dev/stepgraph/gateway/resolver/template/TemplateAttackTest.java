package dev.stepgraph.gateway.resolver.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Templates that want out, or all of the machine: an error soon, and nothing else. */
class TemplateAttackTest {

    /** The deadline is a second; the rest is for a machine that is busy with other tests. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final String CONTEXT = "{\"arguments\": {\"a\": \"b\"}}";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "$x.class.forName('java.lang.Runtime').getMethod('getRuntime').invoke(null)",
                "$util.getClass()",
                "$util.class.classLoader.loadClass('x')",
                "$ctx.class.classLoader",
                "$ctx.getClass().forName('java.lang.Runtime')",
                "$ctx.args.getClass()",
                "$ctx.args.a.getClass()",
                "$ctx.args.a.class",
                "$ctx.args.a.getBytes()",
                "$ctx.args.keySet().stream()",
                "$ctx.args.keySet().parallelStream()",
                "$ctx.args.compute('a', 1)",
                "$ctx.args.wait(1000)",
                "$ctx.args.notifyAll()",
                "$util.time.getClass()",
                "$extensions.getClass()",
                "$Runtime.getRuntime()",
                "$request.getSession()",
            })
    void reachesNothing(String template) {
        assertThat(Templates.text(template, CONTEXT)).isEqualTo(template);
    }

    @Test
    void readsNoFilesAndEvaluatesNoText() {
        String template = "#include('/etc/passwd')#parse('/etc/passwd')#evaluate('$ctx.args.a')";

        assertThat(Templates.text(template, CONTEXT)).isEqualTo(template);
    }

    @Test
    void findsNoClassByAVariable() {
        String template = "#set($c = $ctx.getClass())#set($s = '')$s.getClass().forName('x')$c";

        assertThat(Templates.text(template, CONTEXT)).isEqualTo("$s.getClass().forName('x')$c");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "range | #foreach($i in [1..100000000])$i#end",
                "range of all | #set($r = [-2147483648..2147483647])$r.size()",
                "nested loops | #foreach($i in [1..1000])#foreach($j in [1..1000])"
                        + "#foreach($k in [1..1000])#set($z = $k)#end#end#end",
                "text in text | #set($s = 'aaaaaaaa')#foreach($i in [1..99])#set($s = \"$s$s\")#end",
                "text and text | #set($s = 'aaaaaaaa')#foreach($i in [1..99])#set($s = $s + $s)#end",
                "concat | #set($s = 'aaaaaaaa')#foreach($i in [1..99])#set($s = $s.concat($s))#end",
                "repeat | #set($s = 'a')$s.repeat(2000000000)",
                "replace | #set($s = 'aaaaaaaa')#foreach($i in [1..99])"
                        + "#set($s = $s.replace('a', $s))#end",
                "replaceAll | #set($s = 'aaaaaaaa')#foreach($i in [1..99])"
                        + "#set($s = $s.replaceAll('a', $s))#end",
                "join | #set($s = 'aaaaaaaa')#foreach($i in [1..99])#set($s = $s.join($s, [1..99]))"
                        + "#end",
                "format | #set($s = 'a')$s.format('%999999999d', 1)",
                "list | #set($l = [1])#foreach($i in [1..99])$util.qr($l.addAll($l))#end",
                "map | #set($m = {})#foreach($i in [1..1000])#foreach($j in [1..1000])"
                        + "$util.qr($m.put(\"$i.$j\", $m.size()))#end#end",
                "shared list | #set($l = [1])#foreach($i in [1..99])#set($l = [$l, $l])#end$l",
                "shared list as JSON | #set($l = [1])#foreach($i in [1..99])#set($l = [$l, $l])#end"
                        + "$util.toJson($l)",
                "shared list as attribute | #set($l = [1])#foreach($i in [1..99])#set($l = [$l, $l])"
                        + "#end$util.qr($util.dynamodb.toDynamoDB($l))",
                "shared lists compared | #set($l = [1])#set($m = [1])#foreach($i in [1..99])"
                        + "#set($l = [$l, $l])#set($m = [$m, $m])#end#if($l == $m)y#end",
                "shared list in the stash | #set($l = [1])#foreach($i in [1..99])"
                        + "#set($l = [$l, $l])#end$util.qr($ctx.stash.put('l', $l))",
                "shared list returned | #set($l = [1])#foreach($i in [1..99])#set($l = [$l, $l])#end"
                        + "#return($l)",
                "shared list raised | #set($l = [1])#foreach($i in [1..99])#set($l = [$l, $l])#end"
                        + "$util.error($l)",
                "own member | #set($m = {})$util.qr($m.put('m', $m))$m",
                "own member as JSON | #set($m = {})$util.qr($m.put('m', $m))$util.toJson($m)",
                "numbers | #set($n = 7)#foreach($i in [1..99])#set($n = $n * $n)#end$n",
                "macro | #macro(m)#m()#m()#end#m()",
                "definition | #define($d)$d$d#end$d",
                "pattern | #set($s = 'aaaaaaaa')#foreach($i in [1..18])#set($s = $s + $s)#end"
                        + "$util.matches('(.*)(.*)(.*)(.*)(.*)[a-y]{9}z', $s)",
                "large pattern | $util.matches('(((a{99}){99}){99}){99}', 'a')",
                "search | #set($s = 'aaaaaaaa')#foreach($i in [1..18])#set($s = $s + $s)#end"
                        + "#set($t = $s.substring(1000000) + 'b')$s.contains($t)",
                "errors | #foreach($i in [1..1000])#foreach($j in [1..9])$util.appendError('e')"
                        + "#end#end",
                "headers | #foreach($i in [1..1000])#foreach($j in [1..9])"
                        + "$util.http.addResponseHeader('a', 'b')#end#end",
                "identifiers | #foreach($i in [1..1000])#foreach($j in [1..1000])"
                        + "#foreach($k in [1..9])$util.qr($util.autoId())#end#end#end",
                "output | #foreach($i in [1..1000])#foreach($j in [1..1000])0123456789#end#end",
            })
    void failsInTime(String name, String template) {
        long start = System.nanoTime();

        String outcome = Templates.text(template, CONTEXT);

        assertThat(outcome).startsWith("failed");
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(PATIENCE);
    }

    @ParameterizedTest(name = "{0} x {2}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "#set($x = |(|20000|1|)|)",
                "#set($x = |[|20000|1|]|)",
                "#set($x = |{'a':|12000|1|}|)",
                "#set($x = |!|60000|true||)",
                "#set($x = 1|+1|30000|||)",
                "|$util.toJson(|4000|1|)|",
                "|#if(true)|6000|x|#end|",
                "|$a[|20000|1|]|",
                "#set($x = [1|,\"$a\"|12000|||])",
                "$a|.b|30000|||",
                "#foreach($i in [1])|#foreach($j in [1])|2000|x|#end|#end",
            })
    void survivesDepth(
            String before, String open, int times, String core, String close, String after) {
        String template =
                text(before)
                        + open.repeat(times)
                        + text(core)
                        + text(close).repeat(times)
                        + text(after);
        long start = System.nanoTime();

        assertThatNoException().isThrownBy(() -> Templates.text(template, CONTEXT));

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(PATIENCE);
        assertThat(Templates.text("$ctx.args.a", CONTEXT)).isEqualTo("b");
    }

    @Test
    void servesNeighboursMeanwhile() throws InterruptedException {
        String bomb = "#foreach($i in [1..1000])#foreach($j in [1..1000])#set($s = 'x')#end#end";
        List<Thread> attackers = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            attackers.add(Thread.ofVirtual().start(() -> Templates.text(bomb, CONTEXT)));
        }

        assertThat(Templates.text("$ctx.args.a", CONTEXT)).isEqualTo("b");

        for (Thread attacker : attackers) {
            attacker.join();
        }
    }

    private static String text(@org.jspecify.annotations.Nullable String given) {
        return given == null ? "" : given;
    }
}
