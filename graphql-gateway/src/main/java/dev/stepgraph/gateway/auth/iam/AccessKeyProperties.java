package dev.stepgraph.gateway.auth.iam;

import dev.stepgraph.common.aws.accesskey.ConfiguredKey;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import java.util.List;

/**
 * The access keys with which programs sign requests.
 *
 * @param accessKeys none: nobody is asked for a signature by the management API, which is then
 *     served to this machine only
 * @param trustLocal whether programs on this machine may use the management API without a signature
 *     though there are keys; means nothing on an address that others reach
 */
@ConfigurationProperties("stepgraph.auth")
public record AccessKeyProperties(
        @DefaultValue List<ConfiguredKey> accessKeys, @DefaultValue("false") boolean trustLocal) {}
