package dev.stepgraph.gateway.secret;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import java.nio.file.Path;
import java.util.List;

/**
 * Where the gateway's key comes from. It may be the same as workflow-service's.
 *
 * @param key the key itself: 32 bytes in Base64. Replicas on several machines are given the same
 *     one. Absent: it is read from the file
 * @param keyFile the file that holds the key in Base64; made at the first start, for its owner's
 *     eyes only
 * @param retiredKeys keys of the past, in Base64: what they encrypted or signed can still be read
 */
@ConfigurationProperties("stepgraph.secrets")
public record SecretProperties(
        @Nullable String key,
        @DefaultValue(".stepgraph/service.key") Path keyFile,
        @DefaultValue List<String> retiredKeys) {

    @Override
    public String toString() {
        return "SecretProperties[keyFile=" + keyFile + "]";
    }
}
