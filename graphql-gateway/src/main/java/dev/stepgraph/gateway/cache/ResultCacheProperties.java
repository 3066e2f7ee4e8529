package dev.stepgraph.gateway.cache;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Settings of the cache of results, which every replica has for itself.
 *
 * @param maxSize how much the kept results of all APIs may take, written as JSON
 */
@ConfigurationProperties("stepgraph.cache")
public record ResultCacheProperties(@DefaultValue("64MB") DataSize maxSize) {}
