package dev.stepgraph.workflow.web.guard;

import dev.stepgraph.common.aws.accesskey.AccessKeyMemory;
import dev.stepgraph.common.aws.accesskey.AccessKeyWatch;
import dev.stepgraph.common.aws.accesskey.ConfiguredKey;
import dev.stepgraph.common.aws.accesskey.IssuedKeyStore;
import dev.stepgraph.common.aws.accesskey.IssuedKeys;
import dev.stepgraph.common.secret.SecretCipher;

import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import java.security.SecureRandom;
import java.time.InstantSource;

import javax.sql.DataSource;

/**
 * Whose access keys are known. The other service wires the same: {@code common} knows no Spring,
 * and a module between them would hold these few beans and the setting of the service's key,
 * nothing else.
 */
@Configuration(proxyBeanMethods = false)
class AccessKeyConfiguration {

    @Bean
    IssuedKeyStore issuedKeyStore(DataSource database) {
        return new IssuedKeyStore(database, "access_key");
    }

    @Bean
    AccessKeyMemory accessKeys(
            AuthProperties properties, IssuedKeyStore store, SecretCipher cipher) {
        return new AccessKeyMemory(ConfiguredKey.ring(properties.accessKeys()), store, cipher);
    }

    @Bean(initMethod = "start")
    @DependsOnDatabaseInitialization
    AccessKeyWatch accessKeyWatch(AccessKeyMemory memory) {
        return new AccessKeyWatch(memory);
    }

    @Bean
    IssuedKeys issuedKeys(
            IssuedKeyStore store,
            AccessKeyMemory memory,
            SecretCipher cipher,
            InstantSource clock) {
        return new IssuedKeys(store, memory, cipher, new SecureRandom(), clock);
    }
}
