package dev.stepgraph.gateway.registry;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import java.time.Duration;

/**
 * Limits of the registry.
 *
 * @param maxApis how many APIs there may be
 * @param maxDomainNames how many domain names there may be
 * @param schemaDeadline for how long an uploaded schema may be worked on; what takes longer was
 *     lost with the replica that worked on it
 */
@ConfigurationProperties("stepgraph.registry")
public record RegistryProperties(
        @DefaultValue("1000") int maxApis,
        @DefaultValue("1000") int maxDomainNames,
        @DefaultValue("60s") Duration schemaDeadline) {}
