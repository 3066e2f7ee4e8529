package dev.stepgraph.gateway.resolver.template;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

import java.time.Duration;

/**
 * Settings of Velocity templates.
 *
 * @param maxLength how many characters a template may have
 * @param maxResult how many characters a template may print
 * @param maxTime how long an evaluation may take
 * @param maxWork how much an evaluation may build and visit, in characters and values: what it may
 *     take of memory at worst is a small multiple of this
 * @param maxLoopTurns how often a loop turns; what is left over is passed over
 * @param maxConcurrent how many that are long are evaluated at once, since each may take much
 *     memory, half of them for one API; 0 for twice as many as there are processors
 * @param cacheSize how many characters of templates are kept parsed
 * @param emptyIsFalse whether {@code #if} takes empty text, empty collections and zero for false,
 *     as Velocity 2 does; otherwise only null and false are, as in Velocity 1
 */
@ConfigurationProperties("stepgraph.resolver.template")
public record TemplateProperties(
        @DefaultValue("65536") int maxLength,
        @DefaultValue("5MB") DataSize maxResult,
        @DefaultValue("1s") Duration maxTime,
        @DefaultValue("32MB") DataSize maxWork,
        @DefaultValue("1000") int maxLoopTurns,
        @DefaultValue("0") int maxConcurrent,
        @DefaultValue("4MB") DataSize cacheSize,
        @DefaultValue("true") boolean emptyIsFalse) {

    int permits() {
        return maxConcurrent > 0 ? maxConcurrent : 2 * Runtime.getRuntime().availableProcessors();
    }
}
